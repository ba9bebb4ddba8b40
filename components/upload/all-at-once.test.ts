import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { allAtOnce } from "./all-at-once";

test("changes that come soon after each other are made in order, and rendered once", async () => {
	vi.useFakeTimers();
	const client = new QueryClient();
	client.setQueryData(["photos"], [] as string[]);
	// React renders once for all changes of one task.
	const rendered: unknown[] = [];
	let willRender = false;
	new QueryObserver(client, { queryKey: ["photos"], enabled: false }).subscribe(() => {
		if (willRender) return;
		willRender = true;
		queueMicrotask(() => {
			willRender = false;
			rendered.push(client.getQueryData(["photos"]));
		});
	});
	const soon = allAtOnce();
	const add = (name: string) => client.setQueryData<string[]>(["photos"], (photos = []) => [...photos, name]);

	for (const name of ["a", "b", "c"]) soon(() => add(name));
	expect(client.getQueryData(["photos"])).toEqual([]);
	await vi.runAllTimersAsync();
	expect(rendered).toEqual([["a", "b", "c"]]);

	soon(() => add("d"));
	await vi.runAllTimersAsync();
	expect(rendered).toEqual([
		["a", "b", "c"],
		["a", "b", "c", "d"],
	]);
	vi.useRealTimers();
});

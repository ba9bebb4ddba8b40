import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { makeQueryClient } from "./query-client";

test("on the server a failed query is not retried", async () => {
	let calls = 0;
	const queryFn = async () => {
		calls++;
		throw new Error("There is no such event.");
	};
	await expect(makeQueryClient().fetchQuery({ queryKey: ["event"], queryFn })).rejects.toThrow(
		"no such event",
	);
	expect(calls).toBe(1);
});

/** A query whose answers come when the test says so. */
function slowQuery() {
	const asked: { answer: (value: string) => void; fail: (error: Error) => void }[] = [];
	const queryFn = () =>
		new Promise<string>((answer, fail) => {
			asked.push({ answer, fail });
		});
	return { asked, options: { queryKey: ["roll", "person"], queryFn, retry: false } };
}

test("a change while a page first asks: the answer from before the change is never shown", async () => {
	const client = makeQueryClient();
	const { asked, options } = slowQuery();
	const seen: unknown[] = [];
	const stop = new QueryObserver(client, options).subscribe(({ data }) => seen.push(data));
	const fresh = client.invalidateQueries({ queryKey: ["roll"] });
	asked[0]?.answer("before");
	await expect.poll(() => asked.length).toBe(2);
	asked[1]?.answer("after");
	await fresh;
	stop();
	expect(client.getQueryData(options.queryKey)).toBe("after");
	expect(seen).not.toContain("before");
});

test("whoever waits for a first answer gets the one from after the change", async () => {
	const client = makeQueryClient();
	const { asked, options } = slowQuery();
	const stop = new QueryObserver(client, options).subscribe(() => {});
	const waiting = client.fetchQuery(options);
	void client.invalidateQueries({ queryKey: ["roll"] });
	asked[0]?.answer("before");
	await expect.poll(() => asked.length).toBe(2);
	asked[1]?.answer("after");
	expect(await waiting).toBe("after");
	stop();
});

test.each([
	["nobody looks at it any more", {}],
	["the change says that nothing is asked again", { refetchType: "none" as const }],
])("a first answer that is not asked for again counts as old: %s", async (_why, how) => {
	const client = makeQueryClient();
	const { asked, options } = slowQuery();
	const waiting = client.fetchQuery(options);
	await client.invalidateQueries({ queryKey: ["roll"], ...how });
	asked[0]?.answer("before");
	expect(await waiting).toBe("before");
	expect(asked).toHaveLength(1);
	expect(client.getQueryState(options.queryKey)).toMatchObject({ isInvalidated: true });
});

test("queries of others, and a first fetch that fails, stay as they are", async () => {
	const client = makeQueryClient();
	const { asked, options } = slowQuery();
	const stop = new QueryObserver(client, options).subscribe(() => {});
	await client.invalidateQueries({ queryKey: ["photos"] });
	asked[0]?.fail(new Error("no network"));
	await expect.poll(() => client.getQueryState(options.queryKey)?.status).toBe("error");
	expect(asked).toHaveLength(1);
	stop();
});

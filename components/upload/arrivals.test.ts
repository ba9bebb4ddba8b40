import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AppRouter } from "@/server/routers/_app";
import { dropPhoto, eventPhotos, photosOf, showPhoto } from "../album/event-photos";
import { examplePhoto } from "../album/photo.fixture";
import { makeArrivals } from "./arrivals";
import { emptyQueue } from "./queue/upload-queue.reducer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const added = (id: string) =>
	examplePhoto(id, { state: "DEVELOPING", eventId: "event", createdAt: new Date(9) });

function scene() {
	const queryClient = new QueryClient();
	const api = createTRPCOptionsProxy<AppRouter>({ client: createTRPCClient({ links: [] }), queryClient });
	const { queryKey } = eventPhotos(api, "event");
	queryClient.setQueryData(queryKey, { pages: [{ photos: [], nextCursor: null }], pageParams: [null] });
	const failed: string[] = [];
	const queue = {
		getSnapshot: () => emptyQueue,
		notDeveloped: (id: string) => void failed.push(id),
	};
	const arrivals = makeArrivals({ queryClient, api }, { id: "event", slug: "hike" }, () => queue);
	const shown = () =>
		photosOf(queryClient.getQueryData(queryKey)?.pages ?? []).map(({ id, state }) => `${id} ${state}`);
	return { queryClient, api, arrivals, shown, failed };
}

test("photos that arrive within a moment are shown together", async () => {
	const { arrivals, shown } = scene();

	for (const id of ["a", "b", "c"]) arrivals.arrived(added(id));
	expect(shown()).toEqual([]);
	await vi.runAllTimersAsync();

	expect(shown().sort()).toEqual(["a DEVELOPING", "b DEVELOPING", "c DEVELOPING"]);
});

test("what the change feed tells before the album shows the photo is not lost", async () => {
	const { queryClient, api, arrivals, shown } = scene();

	for (const id of ["ready", "gone"]) arrivals.arrived(added(id));
	showPhoto(queryClient, api, examplePhoto("ready", { createdAt: new Date(9) }));
	dropPhoto(queryClient, api, "gone");
	await vi.runAllTimersAsync();

	expect(shown()).toEqual(["ready READY"]);
});

test("the queue learns of photos that cannot be developed, and the album lets go of them", async () => {
	const { queryClient, api, arrivals, shown, failed } = scene();
	for (const id of ["a", "b"]) arrivals.arrived(added(id));
	await vi.runAllTimersAsync();

	showPhoto(queryClient, api, examplePhoto("a", { createdAt: new Date(9) }));
	showPhoto(queryClient, api, examplePhoto("b", { state: "FAILED", failure: "NOT_DEVELOPED" }));
	await vi.runAllTimersAsync();

	expect(failed).toEqual(["b"]);
	expect(shown()).toEqual(["a READY"]);
});

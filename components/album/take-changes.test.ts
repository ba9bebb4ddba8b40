import { InfiniteQueryObserver, QueryObserver } from "@tanstack/react-query";
import { createTRPCClient, TRPCClientError } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { describe, expect, test } from "vitest";
import type { AppRouter } from "@/server/routers/_app";
import { makeQueryClient } from "../trpc/query-client";
import type { Changes, PhotoView } from "../trpc/types";
import { eventPhotos, photosOf } from "./event-photos";
import { type NewPhoto, newsKey } from "./news";
import { examplePhoto } from "./photo.fixture";
import { takeChanges } from "./take-changes";

const event = { id: "event", slug: "hike" };
const told = (id: string, appeared = false) => ({
	...{
		id,
		appeared,
		ready: true,
		developing: false,
		uploaderId: "ada",
		createdAt: new Date(9),
		sectionId: null,
	},
	place: "SHOWN" as const,
});
const changes = (change: Partial<Changes>): Changes => ({
	...{ cursor: "2", reload: false, event: false, photos: [], gone: [], many: null, roll: false },
	...change,
});

/** A page with one album of the photos d, c, b and a in pages of two, and the calls that it makes from then on. */
async function opened() {
	const photos = new Map(["d", "c", "b", "a"].map((id) => [id, examplePhoto(id, { mine: false })]));
	const server = { photos, role: "ATTENDEE", isLost: false };
	const calls: string[] = [];
	function answerTo(path: string, input: { cursor?: string; photoId?: string }) {
		if (server.isLost) throw new TypeError("no network");
		if (path === "events.bySlug") return { ...event, sections: [], role: server.role };
		if (path === "photos.byId") {
			const photo = photos.get(input.photoId ?? "");
			const gone = { message: "", code: -32_004, data: { appCode: "PHOTO_NOT_FOUND", retry: false } };
			if (!photo) throw TRPCClientError.from({ error: gone });
			return photo;
		}
		const all = [...photos.values()];
		const from = input.cursor ? all.findIndex(({ id }) => id === input.cursor) + 1 : 0;
		const page = all.slice(from, from + 2);
		return { photos: page, nextCursor: from + 2 < all.length ? (page.at(-1)?.id ?? null) : null };
	}
	const client = createTRPCClient<AppRouter>({
		links: [
			() =>
				({ op }) =>
					observable((observer) => {
						calls.push(op.path);
						try {
							observer.next({ result: { data: answerTo(op.path, Object(op.input)) } });
							observer.complete();
						} catch (error) {
							observer.error(TRPCClientError.from(error instanceof Error ? error : new Error("?")));
						}
					}),
		],
	});
	const queryClient = makeQueryClient();
	queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retry: false } });
	const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
	const query = eventPhotos(api, event.id);
	const album = new InfiniteQueryObserver(queryClient, query);
	album.subscribe(() => {});
	await album.refetch();
	await album.fetchNextPage();
	const header = new QueryObserver(queryClient, api.events.bySlug.queryOptions({ slug: event.slug }));
	header.subscribe(() => {});
	await header.refetch();
	calls.length = 0;
	const shown = () => photosOf(queryClient.getQueryData(query.queryKey)?.pages ?? []);
	return {
		...{ server, calls, shown },
		ids: () => shown().map(({ id }) => id),
		news: () => queryClient.getQueryData<NewPhoto[]>(newsKey(event.id))?.map(({ id }) => id) ?? [],
		take: (change: Partial<Changes>) => takeChanges({ client, api, queryClient }, event, changes(change)),
		set: (id: string, change: Partial<PhotoView>) => photos.set(id, examplePhoto(id, change)),
	};
}

describe("an answer of the change feed", () => {
	test("takes photos that are gone out of the album without asking about them, also on a late page", async () => {
		const page = await opened();
		await page.take({ gone: ["a", "d", "never loaded"] });
		expect(page.ids()).toEqual(["c", "b"]);
		expect(page.calls).not.toContain("photos.byId");
		// The number of photos in the heading.
		expect(page.calls).toContain("events.bySlug");
	});

	test("replaces a loaded photo in place, and asks only about loaded ones", async () => {
		const page = await opened();
		page.set("b", { title: "Renamed" });
		await page.take({ photos: [told("b"), told("not loaded")] });
		expect(page.shown().map(({ title }) => title)).toEqual(["d", "c", "Renamed", "a"]);
		expect(page.calls).toEqual(["photos.byId"]);
		expect(page.news()).toEqual([]);
	});

	test("asks for no photo that the page knows to wait for its developing, until it is developed or has moved", async () => {
		const page = await opened();
		page.set("b", { state: "DEVELOPING" });
		await page.take({ photos: [told("b")] });
		page.calls.length = 0;
		const waits = { ...told("b"), ready: false, developing: true };
		const many = { appeared: [], placed: [], changed: ["b"], developing: ["b"] };

		await page.take({ photos: [waits] });
		await page.take({ many });
		expect(page.calls.filter((path) => path === "photos.byId" || path === "photos.failed")).toEqual([]);

		await page.take({ photos: [{ ...waits, place: "HIDDEN" }] });
		await page.take({ photos: [told("b")] });
		await page.take({ many: { ...many, developing: [] } });
		expect(page.calls.filter((path) => path === "photos.byId")).toHaveLength(3);
	});

	test("counts a photo that appeared, until it is gone", async () => {
		const page = await opened();
		await page.take({ photos: [told("e", true), told("f", true)] });
		await page.take({ photos: [told("e", true)] });
		expect(page.news()).toEqual(["e", "f"]);
		expect(page.ids()).toEqual(["d", "c", "b", "a"]);
		expect(page.calls).toEqual([]);
		await page.take({ gone: ["e"] });
		expect(page.news()).toEqual(["f"]);
	});

	test("rejects if a request is lost, so that the same changes are told again", async () => {
		const page = await opened();
		page.server.isLost = true;
		await expect(page.take({ photos: [told("b")] })).rejects.toThrow();
		await expect(page.take({ event: true })).rejects.toThrow();
		await expect(page.take({ reload: true })).rejects.toThrow();
		expect(page.ids()).toEqual(["d", "c", "b", "a"]);
	});

	test("that says “reload” loads everything again that is on the page", async () => {
		const page = await opened();
		page.server.photos.delete("c");
		page.set("a", { title: "Renamed" });
		await page.take({ reload: true });
		expect(page.shown().map(({ title }) => title)).toEqual(["d", "b", "Renamed"]);
		expect(page.calls).toContain("events.bySlug");
	});

	test("about the event reads the event again, and the album too if the person has another role", async () => {
		const page = await opened();
		await page.take({ event: true });
		expect(page.calls).toEqual(["events.bySlug"]);
		page.server.role = "ORGANIZER";
		await page.take({ event: true });
		expect(page.calls).toContain("photos.list");
	});
});

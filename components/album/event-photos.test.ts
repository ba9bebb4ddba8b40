import { InfiniteQueryObserver } from "@tanstack/react-query";
import { createTRPCClient, TRPCClientError } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, test } from "vitest";
import type { AppRouter } from "@/server/routers/_app";
import { makeQueryClient } from "../trpc/query-client";
import {
	dropPhoto,
	eventPhotos,
	photosOf,
	showPhoto,
	withNewest,
	withoutPhoto,
	withPhoto,
} from "./event-photos";
import { examplePhoto } from "./photo.fixture";

const photo = (id: string, title = id) => examplePhoto(id, { title });

const album = {
	pages: [
		{ photos: [photo("d"), photo("c")], nextCursor: "c" },
		{ photos: [photo("b"), photo("a")], nextCursor: null },
	],
	pageParams: [null, "c"],
};
const ids = (of: typeof album) => photosOf(of.pages).map(({ id }) => id);

test("a new photo goes in front of the album", () => {
	expect(ids(withPhoto(album, photo("e")))).toEqual(["e", "d", "c", "b", "a"]);
});

test("a photo that is already shown is replaced in place", () => {
	const changed = withPhoto(album, photo("b", "Renamed"));
	expect(ids(changed)).toEqual(["d", "c", "b", "a"]);
	expect(photosOf(changed.pages)[2]?.title).toBe("Renamed");
});

test("a removed photo is taken out of its page, and the other pages stay the same", () => {
	expect(ids(withoutPhoto(album, "c"))).toEqual(["d", "b", "a"]);
});

test("a photo that two pages contain is shown once", () => {
	const twice = { ...album, pages: [...album.pages, { photos: [photo("a")], nextCursor: null }] };
	expect(ids(twice)).toEqual(["d", "c", "b", "a"]);
});

test("a newest page that overlaps the loaded photos is merged into them, and the later pages stay", () => {
	const others = {
		pages: [{ photos: [{ ...photo("b"), mine: false }], nextCursor: "b" }],
		pageParams: [null],
	};
	const page = { photos: [photo("d"), photo("c"), photo("b")], nextCursor: "b" };
	const merged = withNewest(others, page);
	expect(ids(merged)).toEqual(["d", "c", "b"]);
	expect(merged.pages.at(-1)?.nextCursor).toBe("b");
	const shorter = { photos: [photo("e")], nextCursor: null };
	expect(ids(withNewest(album, shorter))).toEqual(["e", "d", "c", "b", "a"]);
});

test("a newest page that does not reach the loaded photos replaces them, so that no photo is skipped", () => {
	const page = { photos: [photo("z"), photo("y")], nextCursor: "y" };
	expect(withNewest(album, page)).toEqual({ pages: [page], pageParams: [null] });
	// The reader's own photo was inserted without its neighbours, so finding it proves no overlap.
	expect(withNewest(album, { photos: [photo("z"), photo("d")], nextCursor: "d" }).pages).toHaveLength(1);
});

test("sorted by capture time, a photo is inserted in its place and moves once its capture time is known", () => {
	const at = (id: string, time: number | null) =>
		examplePhoto(id, { takenAt: time === null ? null : new Date(time) });
	const taken = {
		pages: [
			{ photos: [at("a", 1), at("c", 3)], nextCursor: "c" },
			{ photos: [at("e", 5), at("z", null)], nextCursor: null },
		],
		pageParams: [null, "c"],
	};
	const order = { order: "taken" } as const;
	const developing = withPhoto(taken, at("d", null), order);
	expect(ids(developing)).toEqual(["a", "c", "e", "d", "z"]);
	expect(ids(withPhoto(developing, at("d", 4), order))).toEqual(["a", "c", "d", "e", "z"]);
});

test("in the order by favourites a loaded photo keeps its place, and another one is inserted by its number", () => {
	const best = { order: "best" } as const;
	const liked = withPhoto(album, { ...photo("b"), favourites: 7 }, best);
	expect(ids(liked)).toEqual(["d", "c", "b", "a"]);
	expect(photosOf(liked.pages)[2]?.favourites).toBe(7);
	expect(ids(withPhoto(album, { ...photo("e"), favourites: 1 }, best))).toEqual(["e", "d", "c", "b", "a"]);
});

test("a photo that belongs on a page that is not loaded is not inserted", () => {
	const start = { pages: [{ photos: [photo("d")], nextCursor: "d" }], pageParams: [null] };
	expect(ids(withPhoto(start, photo("a")))).toEqual(["d"]);
});

type Page = (typeof album)["pages"][number];

/** An album whose first page is loaded and whose second page is being fetched; `arrive` delivers it. */
async function loading(second: Page) {
	const queryClient = makeQueryClient();
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => {
		arrive = resolve;
	});
	const answer = async (cursor: unknown) => {
		if (!cursor) return album.pages[0];
		await arrived;
		return second;
	};
	const client = createTRPCClient<AppRouter>({
		links: [
			() =>
				({ op }) =>
					observable((observer) => {
						const { cursor } = op.input as { cursor?: unknown };
						answer(cursor).then(
							(data) => {
								observer.next({ result: { data } });
								observer.complete();
							},
							(error) => observer.error(TRPCClientError.from(error)),
						);
					}),
		],
	});
	const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
	const query = eventPhotos(api, photo("d").eventId);
	await queryClient.fetchInfiniteQuery(query);
	const observer = new InfiniteQueryObserver(queryClient, query);
	observer.subscribe(() => {});
	const next = observer.fetchNextPage();
	return {
		...{ queryClient, api, query },
		shown: () => photosOf(queryClient.getQueryData(query.queryKey)?.pages ?? []),
		async arrive() {
			arrive();
			await next;
		},
	};
}

test("photos added, edited and removed while the next page loads stay that way when it arrives", async () => {
	const { queryClient, api, shown, arrive } = await loading({ photos: [photo("b")], nextCursor: null });
	showPhoto(queryClient, api, photo("e"));
	showPhoto(queryClient, api, photo("d", "Renamed"));
	dropPhoto(queryClient, api, "c");
	await arrive();
	expect(shown().map(({ id, title }) => [id, title])).toEqual([
		["e", "e"],
		["d", "Renamed"],
		["b", "b"],
	]);
});

test("a page requested before the album was reset is not appended to the new first page", async () => {
	const { queryClient, query, shown, arrive } = await loading({ photos: [photo("b")], nextCursor: null });
	const newest = { photos: [photo("z"), photo("y")], nextCursor: "y" };
	queryClient.setQueryData(query.queryKey, (loaded) => loaded && withNewest(loaded, newest));
	await arrive();
	expect(shown().map(({ id }) => id)).toEqual(["z", "y"]);
});

test("an invalidated album stays invalidated when a photo in it changes", async () => {
	const { queryClient, api, query, arrive } = await loading({ photos: [photo("b")], nextCursor: null });
	await arrive();
	await queryClient.invalidateQueries({ queryKey: query.queryKey, refetchType: "none" });
	showPhoto(queryClient, api, photo("d", "Renamed"));
	dropPhoto(queryClient, api, "c");
	expect(queryClient.getQueryState(query.queryKey)?.isInvalidated).toBe(true);
	expect(queryClient.getQueryData(query.queryKey)?.pages[0]?.photos[0]?.title).toBe("Renamed");
});

test("a photo that goes to another section leaves the albums of the old one and enters those of the new one", async () => {
	const { queryClient, api, arrive } = await loading({ photos: [photo("b")], nextCursor: null });
	await arrive();
	const albumOf = (section: string, uploaderId?: string) =>
		eventPhotos(api, "event", { order: "newest", section, ...(uploaderId ? { uploaderId } : {}) }).queryKey;
	const inDinner = examplePhoto("d", { sectionId: "dinner" });
	const keys = [albumOf("dinner"), albumOf("dinner", "ada"), albumOf("party"), albumOf("none")];
	for (const [index, key] of keys.entries())
		queryClient.setQueryData(key, {
			pages: [{ photos: index < 2 ? [inDinner] : [], nextCursor: null }],
			pageParams: [null],
		});
	const shown = () =>
		keys.map((key) => photosOf(queryClient.getQueryData(key)?.pages ?? []).map(({ id }) => id));

	showPhoto(queryClient, api, examplePhoto("d", { sectionId: "party" }));
	expect(shown()).toEqual([[], [], ["d"], []]);
	showPhoto(queryClient, api, examplePhoto("d", { sectionId: null }));
	expect(shown()).toEqual([[], [], [], ["d"]]);
});

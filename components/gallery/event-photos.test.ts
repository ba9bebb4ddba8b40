import { expect, test } from "vitest";
import { photosOf, withNewest, withoutPhoto, withPhoto } from "./event-photos";
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

test("a photo that is shown already is replaced where it stands", () => {
	const changed = withPhoto(album, photo("b", "Renamed"));
	expect(ids(changed)).toEqual(["d", "c", "b", "a"]);
	expect(photosOf(changed.pages)[2]?.title).toBe("Renamed");
});

test("a removed photo leaves its page and no other", () => {
	expect(ids(withoutPhoto(album, "c"))).toEqual(["d", "b", "a"]);
});

test("a photo that two pages contain is shown once", () => {
	const twice = { ...album, pages: [...album.pages, { photos: [photo("a")], nextCursor: null }] };
	expect(ids(twice)).toEqual(["d", "c", "b", "a"]);
});

test("the newest page goes in front of what is loaded where it reaches it, and the pages below stay", () => {
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

test("where the newest page ends above what is loaded, the album goes on from it, and leaves nothing out", () => {
	const page = { photos: [photo("z"), photo("y")], nextCursor: "y" };
	expect(withNewest(album, page)).toEqual({ pages: [page], pageParams: [null] });
	// One's own was put there without those around it.
	expect(withNewest(album, { photos: [photo("z"), photo("d")], nextCursor: "d" }).pages).toHaveLength(1);
});

test("by capture time a photo goes among the loaded ones, and moves there when it turns out when it was taken", () => {
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

test("a photo that belongs beyond what is loaded comes with its page", () => {
	const start = { pages: [{ photos: [photo("d")], nextCursor: "d" }], pageParams: [null] };
	expect(ids(withPhoto(start, photo("a")))).toEqual(["d"]);
});

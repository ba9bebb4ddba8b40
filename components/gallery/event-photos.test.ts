import { expect, test } from "vitest";
import type { PhotoView } from "../trpc/types";
import { photosOf, withoutPhoto, withPhoto } from "./event-photos";

const photo = (id: string, title = id): PhotoView => ({
	id,
	title,
	eventId: "event",
	description: "",
	state: "READY",
	failure: null,
	hidden: false,
	contentType: "image/jpeg",
	size: 1,
	width: 3,
	height: 2,
	thumbhash: null,
	takenAt: null,
	takenAtOffset: null,
	camera: null,
	createdAt: new Date(0),
	uploadedBy: { id: "ada", name: "Ada" },
	images: [],
	originalUrl: null,
	mine: true,
	canEdit: true,
});

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

import { expect, test } from "vitest";
import { albumIn, albumQuery, comparePhotos } from "./album";

const ada = "ada00000-0000-4000-8000-000000000001";
const read = (query: string) => albumIn(new URLSearchParams(query));

test("an album survives being written to an address and read back", () => {
	for (const query of ["", "?order=taken", `?by=${ada}`, `?order=taken&by=${ada}`]) {
		expect(albumQuery(read(query))).toBe(query);
	}
	for (const query of [
		"?section=none",
		`?section=${ada}`,
		"?order=best&show=favourites",
		`?order=taken&by=${ada}&section=${ada}`,
	]) {
		expect(albumQuery(read(query))).toBe(query);
	}
});

test("invalid values in an address are ignored", () => {
	expect(read("?order=sideways&by=somebody&section=all")).toEqual({ order: "newest" });
});

test("sorted by capture time, photos without one come last, in the order they were added", () => {
	const at = (id: string, takenAt: number | null, createdAt: number) => ({
		...{ id, takenAt: takenAt === null ? null : new Date(takenAt), createdAt: new Date(createdAt) },
		favourites: id === "c" ? 2 : 0,
	});
	const photos = [at("d", null, 9), at("c", null, 1), at("b", 5, 2), at("a", 5, 2), at("e", 3, 99)];
	const ids = (order: "newest" | "taken" | "best") =>
		photos.toSorted(comparePhotos[order]).map(({ id }) => id);
	expect(ids("taken")).toEqual(["e", "a", "b", "c", "d"]);
	expect(ids("newest")).toEqual(["e", "d", "b", "a", "c"]);
	expect(ids("best")).toEqual(["c", "e", "d", "b", "a"]);
});

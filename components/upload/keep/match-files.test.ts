import { expect, test } from "vitest";
import { matchFiles } from "./match-files";

const waiting = (
	id: string,
	change: Partial<{ name: string; size: number; lastModified: number; sha256: string }>,
) => ({
	...{ id, name: `${id}.jpg`, size: 5, lastModified: 1, sha256: null },
	...change,
});

const file = (name: string, change: Partial<{ size: number; lastModified: number; hash: string }> = {}) => ({
	...{ name, size: 5, lastModified: 1, hash: "?" },
	...change,
});

const hashOf = async ({ hash }: { hash: string }) => hash;

test("each file goes to the photo of the same name, size and time, and others are left", async () => {
	const files = [file("b.jpg"), file("new.jpg"), file("a.jpg")];

	const matched = await matchFiles(files, [waiting("a", {}), waiting("b", {})], hashOf);

	expect(matched.given.map(({ id, file: { name } }) => [id, name])).toEqual([
		["b", "b.jpg"],
		["a", "a.jpg"],
	]);
	expect(matched.others).toEqual([files[1]]);
	expect(matched.different).toEqual([]);
});

test("of two photos with one name and size, the time decides, and each gets one file", async () => {
	const photos = [
		waiting("one", { name: "image.jpg" }),
		waiting("two", { name: "image.jpg", lastModified: 2 }),
	];
	const files = [
		file("image.jpg", { lastModified: 2 }),
		file("image.jpg"),
		file("image.jpg", { lastModified: 3 }),
	];

	const matched = await matchFiles(files, photos, hashOf);

	expect(matched.given.map(({ id }) => id)).toEqual(["two", "one"]);
	expect(matched.others).toEqual([files[2]]);
});

test("a file with the name and size of a photo but other bytes is refused and not sent under its words", async () => {
	const files = [file("a.jpg", { hash: "other" })];

	const matched = await matchFiles(files, [waiting("a", { sha256: "known" })], hashOf);

	expect(matched).toEqual({ given: [], others: [], different: files });
});

test("a photo that a phone has given another name and time is known by its hash", async () => {
	const files = [file("image.jpg", { lastModified: 9, hash: "known" }), file("image.jpg", { hash: "other" })];

	const matched = await matchFiles(files, [waiting("a", { sha256: "known" })], hashOf);

	expect(matched.given).toEqual([{ id: "a", file: files[0] }]);
	expect(matched.others).toEqual([files[1]]);
});

test("a file that cannot be read matches no hash", async () => {
	const files = [file("a.jpg")];

	const matched = await matchFiles(files, [waiting("a", { sha256: "known" })], () =>
		Promise.reject(new Error("gone")),
	);

	expect(matched.different).toEqual(files);
});

test("files are hashed only where a hash can decide", async () => {
	const hashed: string[] = [];
	const hash = async ({ name }: { name: string }) => {
		hashed.push(name);
		return "known";
	};

	await matchFiles(
		[file("a.jpg"), file("b.jpg"), file("c.jpg", { size: 6 })],
		[waiting("a", {}), waiting("b", { sha256: "known" })],
		hash,
	);

	expect(hashed).toEqual(["b.jpg"]);
});

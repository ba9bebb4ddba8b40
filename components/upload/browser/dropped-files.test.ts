import { expect, test } from "vitest";
import { filesIn } from "./dropped-files";

const file = (name: string) => ({
	...{ name, isFile: true, isDirectory: false },
	file: (done: (file: File) => void) => done(new File(["x"], name)),
});
const unreadable = (name: string) => ({
	...{ name, isFile: true, isDirectory: false },
	file: (_: unknown, failed: (error: Error) => void) => failed(new Error("not readable")),
});
/** Answers in portions, as a browser does, and with an empty one at the end. */
const folder = (name: string, ...portions: unknown[][]) => ({
	...{ name, isFile: false, isDirectory: true },
	createReader: () => {
		const left = [...portions];
		return { readEntries: (done: (entries: unknown[]) => void) => done(left.shift() ?? []) };
	},
});
const item = (entry: unknown, bytes: File | null = null) => ({
	kind: "file",
	webkitGetAsEntry: () => entry,
	getAsFile: () => bytes,
});
const fileHandle = (name: string) => ({ kind: "file", name, getFile: async () => new File(["x"], name) });
const folderHandle = (name: string, ...inside: unknown[]) => ({
	...{ kind: "directory", name },
	async *values() {
		yield* inside;
	},
});
const dropOf = (...items: unknown[]): DataTransfer => Object.assign(Object.create(null), { items });
const names = async (transfer: DataTransfer) => {
	const found = await filesIn(transfer);
	return { files: found.files.map(({ name }) => name), unreadable: found.unreadable };
};

test("a folder counts with everything in it, in all portions and however deep", async () => {
	const inner = folder("inner", [file("3.jpg")], [file("4.jpg")]);
	const outer = folder("outer", [file("1.jpg"), inner], [file("5.jpg")]);
	expect(await names(dropOf(item(file("0.jpg")), item(outer)))).toEqual({
		files: ["0.jpg", "1.jpg", "3.jpg", "4.jpg", "5.jpg"],
		unreadable: [],
	});
});

test("only the files that were in a folder are told as such", async () => {
	const { inFolders } = await filesIn(
		dropOf(item(file("0.jpg")), item(folder("a", [file("1.jpg"), folder("b", [file("2.jpg")])]))),
	);
	expect([...(inFolders ?? [])].map(({ name }) => name)).toEqual(["1.jpg", "2.jpg"]);
});

test("what the browser lists but does not hand over is named, and the rest is taken", async () => {
	const broken = {
		...folder("broken"),
		createReader: () => ({
			readEntries: (_: unknown, failed: (error: Error) => void) => failed(new Error("no")),
		}),
	};
	const card = folder("card", [file("1.jpg"), unreadable("cloud.jpg"), broken, file("2.jpg")]);
	expect(await names(dropOf(item(card)))).toEqual({
		files: ["1.jpg", "2.jpg"],
		unreadable: ["cloud.jpg", "broken"],
	});
});

test("a picture from the clipboard is no entry of a folder, and text is no file", async () => {
	const text = { kind: "string", webkitGetAsEntry: () => null, getAsFile: () => null };
	expect(await names(dropOf(text, item(null, new File(["x"], "image.png"))))).toEqual({
		files: ["image.png"],
		unreadable: [],
	});
});

test("by its handle each file of a dropped folder can be opened again later", async () => {
	const cloud = { ...fileHandle("cloud.jpg"), getFile: () => Promise.reject(new Error("not readable")) };
	const outer = folderHandle("outer", fileHandle("1.jpg"), cloud, folderHandle("inner", fileHandle("2.jpg")));
	const dropped = { ...item(folder("outer", [file("1.jpg")])), getAsFileSystemHandle: async () => outer };
	const found = await filesIn(dropOf(dropped));
	expect(found.files.map((one) => [one.name, Reflect.get(one, "handle")])).toEqual([
		["1.jpg", expect.objectContaining({ name: "1.jpg" })],
		["2.jpg", expect.objectContaining({ name: "2.jpg" })],
	]);
	expect([...(found.inFolders ?? [])]).toEqual(found.files);
	expect(found.unreadable).toEqual(["cloud.jpg"]);
});

import { expect, test } from "vitest";
import { ascii, asciiType, type Entry, exifBlock, rationalType, shortType } from "../exif.fixture";
import { readExif } from "./read-exif.mjs";

const [make, model, changed, original, offset, subSec] = [0x010f, 0x0110, 0x0132, 0x9003, 0x9011, 0x9291];
const none = { time: null, offset: null, subSec: null };
const camera = (entry: Entry) => readExif([exifBlock({ file: [entry, ascii(model, "One")] })]);

test.each([false, true])("texts are read in both orders of bytes (big-endian: %s)", (bigEndian) => {
	const file = [ascii(make, "Acme"), ascii(model, "One"), ascii(changed, "2026:05:17 09:00:00")];
	const photo = [ascii(original, "2026:05:16 10:00:00"), ascii(offset, "+02:00"), ascii(subSec, "5")];
	expect(readExif([exifBlock({ file, photo, bigEndian })])).toEqual({
		...{ make: "Acme", model: "One", digitized: none },
		original: { time: "2026:05:16 10:00:00", offset: "+02:00", subSec: "5" },
		changed: { ...none, time: "2026:05:17 09:00:00" },
	});
});

test.each<[what: string, entry: Entry]>([
	["a number", { tag: make, type: shortType, value: Buffer.from([7, 0]), count: 1 }],
	["a fraction", { tag: make, type: rationalType, value: Buffer.alloc(8, 1), count: 1 }],
	["of a type that does not exist", { tag: make, type: 99, value: Buffer.from("Acme") }],
	["a text beyond the end", { ...ascii(make, "Acme Cameras"), place: 60_000 }],
	["longer than the file", { ...ascii(make, "Acme Cameras"), count: 0xffffffff }],
	["empty", { tag: make, type: asciiType, value: Buffer.alloc(0) }],
	["only spaces", ascii(make, "      ")],
	["only zeros", { tag: make, type: asciiType, value: Buffer.alloc(12) }],
])("a camera's make that is %s is left out, and nothing else", (_, entry) => {
	expect(camera(entry)).toMatchObject({ make: null, model: "One" });
});

test.each([
	["UTF-8", Buffer.from("Čamera\0"), "Čamera"],
	["Latin-1", Buffer.from("Cam\xe9ra\0", "latin1"), "Caméra"],
	["a text with another one behind its end", Buffer.from("Acme\0\0junk"), "Acme"],
	["a text that turns what follows", Buffer.from("Ac\u202eme\u0007\0"), "Acme"],
	["a text of emoji", Buffer.from(`${"📷".repeat(300)}\0`), "📷".repeat(200)],
])("%s is read as it can be shown", (_, value, shown) => {
	expect(camera({ tag: make, type: asciiType, value })).toMatchObject({ make: shown });
});

test("a program's block in front of the camera's takes nothing from it", () => {
	const program = exifBlock({ file: [ascii(0x0131, "Editor 1.0"), ascii(changed, "2026:05:20 20:00:00")] });
	const own = exifBlock({ file: [ascii(make, "Acme")], photo: [ascii(original, "2026:05:16 14:00:00")] });
	expect(readExif([program, own])).toMatchObject({
		make: "Acme",
		original: { time: "2026:05:16 14:00:00" },
		changed: { time: "2026:05:20 20:00:00" },
	});
});

test("a directory that points to itself, and random bytes, end", () => {
	const block = exifBlock({ file: [ascii(make, "Acme")], photo: [ascii(original, "2026:05:16 10:00:00")] });
	const loop = Buffer.from(block);
	loop.writeUInt32LE(8, 8 + 2 + 12 + 8);
	expect(readExif([loop])).toMatchObject({ make: "Acme", original: none });
	for (let seed = 1; seed < 400; seed++) {
		const random = Buffer.from(block);
		for (let i = 0; i < 6; i++)
			random[(seed * 48_271 + i * 7_919) % random.length] = (seed * 31 + i * 97) % 256;
		expect(readExif([random])).toHaveProperty("make");
	}
});

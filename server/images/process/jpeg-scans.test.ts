import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ultraHdr } from "../ultra-hdr.fixture";
import { readJpegScans } from "./jpeg-scans.mjs";

const encoded = (name: string) =>
	readFile(new URL(`../../../tests/fixtures/encoded/${name}`, import.meta.url));

test.each([
	["orientation-6.jpg", 1, false],
	["greyscale.jpg", 1, false],
	["cmyk.jpg", 1, false],
	["progressive.jpg", 10, true],
	["many-scans.jpg", 177, true],
])("the scans of %s are counted, with and without a gain map after it", async (name, count, several) => {
	const jpeg = await encoded(name);
	expect(readJpegScans(jpeg)).toMatchObject({ count, several });
	expect(readJpegScans(await ultraHdr(jpeg))).toMatchObject({ count, several });
});

const start = [0xff, 0xd8];
/** A frame header with the precision, 8 × 8 pixels and three components. */
const frame = (marker: number) => [0xff, marker, 0, 17, 8, 0, 8, 0, 8, 3, ...Array(9).fill(0)];
const scan = (components: number) => [
	0xff,
	0xda,
	0,
	6 + 2 * components,
	components,
	...Array(2 * components + 3).fill(0),
];
const end = [0xff, 0xd9];

test("one scan per colour counts as several scans, even if the frame is not progressive", () => {
	const coded = [7, 0xff, 0x00, 7, 0xff, 0xd0, 7];
	const file = [...start, ...frame(0xc0), ...scan(1), ...coded, ...scan(1), ...coded, ...scan(1), ...end];
	expect(readJpegScans(Buffer.from(file))).toMatchObject({ count: 3, several: true });
});

test("bytes between markers, padding, and markers inside a comment are ignored", () => {
	const comment = [0xff, 0xfe, 0, 6, 0xff, 0xda, 0xff, 0xd9];
	const file = [
		...start,
		1,
		2,
		3,
		...comment,
		0xff,
		0xff,
		...frame(0xca),
		...scan(3),
		...comment,
		...scan(3),
	];
	expect(readJpegScans(Buffer.from(file))).toMatchObject({ count: 2, several: true });
});

test("a file is read as far as it goes, wherever it is cut off", async () => {
	const jpeg = await encoded("progressive.jpg");
	for (let bytes = 0; bytes < 700; bytes++)
		expect(readJpegScans(jpeg.subarray(0, bytes)).count).toBeLessThan(10);
});

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Colour, fields, furthest, quarters } from "../four-fields.fixture";
import { renderHere as render } from "../render-here.fixture";
import { av1Colours } from "./av1-colours.mjs";

const odd = (name: string) => readFile(new URL(`../../../tests/fixtures/odd/${name}`, import.meta.url));

async function coloursOf(avif: Buffer) {
	const { renditions } = await render(avif, "image/avif");
	return quarters(renditions.at(-1)?.bytes ?? new Uint8Array());
}
/** The box of the colours becomes one that nobody reads. */
const withoutBox = (avif: Buffer) => {
	const at = avif.indexOf("colr");
	if (at !== -1) avif.write("free", at, "latin1");
	return avif;
};

const bright: readonly Colour[] = [
	[255, 61, 51],
	[64, 250, 117],
	[54, 94, 255],
	[254, 221, 36],
];
test.each([
	["p3-sequence-header.avif", fields],
	["hlg-bt2020.avif", fields],
	["pq-bright.avif", bright],
])("%s without a box of its colours has those that its stream begins with", async (name, colours) => {
	expect(furthest(await coloursOf(withoutBox(await odd(name))), colours)).toBeLessThanOrEqual(8);
});

test("the header of the stream counts in the box of its configuration as well", async () => {
	const avif = await odd("p3-sequence-header.avif");
	// The stream is a delimiter of two bytes, the header, and the picture.
	const header = avif.subarray(avif.indexOf("mdat") + 6).subarray(0, 11);
	const box = avif.indexOf("av1C") - 4;
	// Both boxes have 31 bytes. The header takes 11 of the second one, and 8 are left.
	expect(avif.toString("latin1", box + 16, box + 20)).toBe("free");
	const moved = Buffer.from(avif);
	moved.writeUInt32BE(12 + 11, box);
	header.copy(moved, box + 12);
	moved.writeUInt32BE(8, box + 23);
	moved.write("free", box + 27, "latin1");
	// Only padding is left in the stream (AV1, 5.7), which ends with a bit.
	const padding = Buffer.from([(15 << 3) | 2, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0x80]);
	padding.copy(moved, avif.indexOf("mdat") + 6);
	expect(furthest(await coloursOf(moved), fields)).toBeLessThanOrEqual(8);
});

/** Bits as text, with spaces for the eye, in a unit of its own. */
function unit(bits: string): Buffer {
	const digits = bits.replaceAll(" ", "");
	const bytes = digits.match(/.{1,8}/g)?.map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)) ?? [];
	return Buffer.from([(1 << 3) | 2, bytes.length, ...bytes]);
}
const size = "0111 0111 00000000 00000000";
const displayP3 = "1 00001100 00001101 00000110 1";

test.each<[what: string, bits: string]>([
	["a still picture", `000 1 1 00000 ${size} 000 000 0 0 ${displayP3}`],
	["12 bits", `010 1 1 00000 ${size} 000 000 1 1 0 ${displayP3}`],
	["4:4:4", `001 1 1 00000 ${size} 000 000 0 ${displayP3}`],
	// No times, two operating points of which one has a tier, frames with numbers, and tools that are chosen.
	[
		"the first picture of a film",
		`000 0 0 0 0 00001 ${"0".repeat(12)} 01000 1 ${"0".repeat(12)} 00000 ${size} 1 0000 000 000
		 0000 1 00 1 1 000 000 0 0 ${displayP3}`,
	],
	// Times with a model of the decoder, of 4 bits each, and delays of displays.
	[
		"a film with times",
		`000 0 0 1 ${"0".repeat(64)} 1 00101 1 00011 ${"0".repeat(32)} 00000 00000 1 00000 ${"0".repeat(12)} 00000
		 1 0000 0000 0 1 0000 ${size} 0 000 0000 0 0 1 1 000 0 0 ${displayP3}`,
	],
])("colours are found in the header of %s", (_, bits) => {
	const header = unit(bits.replaceAll(/\s/g, ""));
	const numbers = { primaries: 12, transfer: 13, matrix: 6, isFullRange: true };
	expect(av1Colours(Buffer.concat([Buffer.from([0x12, 0]), header]))).toEqual(numbers);
	expect(() => av1Colours(header.subarray(0, 8))).toThrow(RangeError);
});

test("a header that does not say its colours has none", () => {
	expect(av1Colours(unit(`000 1 1 00000 ${size} 000 000 0 0 0 1`))).toBe(null);
	expect(av1Colours(Buffer.alloc(0))).toBe(null);
});

import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { sameFamily, sniffType } from "@/rules/photo-signatures";
import { animatedPng } from "@/tests/setup/animated-png";
import { renderHere as render } from "./render-here.fixture";

const photo = (name: string) => readFile(new URL(`../../tests/fixtures/photos/${name}`, import.meta.url));
const encoded = (name: string) => readFile(new URL(`../../tests/fixtures/encoded/${name}`, import.meta.url));

/** The file with other brands: the major one, then the compatible ones, in place of avif, mif1, miaf and MA1A. */
async function branded(name: string, major: string, ...others: string[]) {
	const file = await encoded(name);
	for (const [i, brand] of [major, "\0\0\0\0", ...others].entries()) file.write(brand, 8 + 4 * i, "latin1");
	return file;
}

/** Red, green and blue in the upper left quarter of the largest rendition. */
async function shown(...picture: Parameters<typeof render>) {
	const { renditions } = await render(...picture);
	const { data, info } = await sharp(renditions.at(-1)?.bytes).raw().toBuffer({ resolveWithObject: true });
	const at = (Math.floor(info.height / 4) * info.width + Math.floor(info.width / 4)) * info.channels;
	return [...data.subarray(at, at + 3)];
}

const near = (colour: number[]) => colour.map((level) => expect.closeTo(level, -1.5));
const red = near([0xd0, 0x30, 0x28]);

test("a file's type is detected from its bytes, and a HEIC may be declared as HEIF", async () => {
	expect(sniffType(await photo("iphone-trail.heic"))).toBe("image/heic");
	expect(sniffType(await photo("fig.jpg"))).toBe("image/jpeg");
	expect(sniffType(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeNull();
	expect(sameFamily("image/heif", "image/heic")).toBe(true);
	expect(sameFamily("image/jpeg", "image/png")).toBe(false);
});

test("an animated PNG is a PNG, and its first picture is shown", async () => {
	const png = await animatedPng("rgb(20, 200, 60)");
	expect(sniffType(png)).toBe("image/png");
	expect(await shown(png, "image/png")).toEqual(near([20, 200, 60]));
});

describe("with HEIF's own brand", () => {
	test("an AVIF may be declared as AVIF or as HEIF, and is shown", async () => {
		const avif = await branded("orientation-6.avif", "mif1", "mif1", "avif");
		const sniffed = sniffType(avif);
		expect(sniffed).toBe("image/avif");
		for (const declared of ["image/avif", "image/heif"] as const) {
			expect([declared, sameFamily(declared, "image/avif")]).toEqual([declared, true]);
			expect(await shown(avif, declared)).toEqual(red);
		}
	});

	test("an AVIF sequence is detected by its compatible brand", async () => {
		expect(sniffType(await branded("orientation-6.avif", "msf1", "msf1", "avis"))).toBe("image/avif");
		const sequence = await branded("orientation-6.avif", "avis", "avis", "avif");
		expect(sniffType(sequence)).toBe("image/avif");
		expect(await shown(sequence, "image/avif")).toEqual(red);
	});

	test("a HEIC is not an AVIF, and may be declared as HEIC or as HEIF", async () => {
		const heic = await branded("orientation-6.heic", "mif1");
		expect(sniffType(heic)).toBe("image/heif");
		expect(sameFamily("image/avif", "image/heif")).toBe(false);
		for (const declared of ["image/heic", "image/heif"] as const) {
			expect([declared, sameFamily(declared, "image/heif")]).toEqual([declared, true]);
			expect(await shown(heic, declared)).toEqual(red);
		}
	});

	test.each([
		["heim", "image/heic"],
		["heis", "image/heic"],
		["hevx", "image/heic"],
		["mif2", "image/heif"],
		["miaf", "image/heif"],
	])("a HEIC of the brand %s is detected as %s, and shown", async (brand, type) => {
		const heic = await branded("orientation-6.heic", brand, brand);
		expect(sniffType(heic)).toBe(type);
		for (const declared of ["image/heic", "image/heif"] as const) {
			expect(sameFamily(declared, sniffType(heic) ?? "image/png")).toBe(true);
			expect(await shown(heic, declared)).toEqual(red);
		}
	});

	test("a HEIC with AVIF's brand is still decoded as a HEIC", async () => {
		const heic = await branded("orientation-6.heic", "mif1", "mif1", "avif");
		expect(sniffType(heic)).toBe("image/avif");
		expect(await shown(heic, "image/avif")).toEqual(red);
	});

	test.each([
		["no other brands", 16],
		["a length beyond the file", 0xffffffff],
		["no length", 0],
	])("a file type box with %s is detected as HEIF", async (_, length) => {
		const start = Buffer.alloc(20);
		start.writeUInt32BE(length);
		start.write("ftypmif1", 4, "latin1");
		expect(sniffType(start)).toBe("image/heif");
	});
});

test("an AVIF with its own brand may be declared as HEIF but not as HEIC", async () => {
	expect(sniffType(await encoded("orientation-6.avif"))).toBe("image/avif");
	expect(sameFamily("image/heif", "image/avif")).toBe(true);
	expect(sameFamily("image/heic", "image/avif")).toBe(false);
});

import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { type Colour, fields, furthest, quarters, typeOf } from "./four-fields.fixture";
import { captureOf, renderHere as render } from "./render-here.fixture";

/** Of the kinds in ./odd-files.test.ts, as other programs write them; see tests/fixtures/odd/README.md. */
const odd = (name: string) => readFile(new URL(`../../tests/fixtures/odd/${name}`, import.meta.url));

async function shown(name: string) {
	const { renditions, ...size } = await render(await odd(name), typeOf(name));
	return { ...size, bytes: renditions.at(-1)?.bytes ?? new Uint8Array() };
}
const ordered = (colours: readonly Colour[], order: readonly number[]) => order.map((i) => colours[i] ?? []);

test.each([
	["animated-img2webp-orientation-5.webp", [100, 200, 300], 0, [0, 2, 1, 3]],
	["animated-pillow-orientation-8.webp", [90, 250, 400], 2, [1, 3, 0, 2]],
])("the frames of %s are upright and in order", async (name, delays, loops, order) => {
	const { width, height, bytes } = await shown(name);
	expect([width, height]).toEqual([40, 60]);
	const { pages, delay, loop } = await sharp(bytes).metadata();
	expect({ pages, delay, loop }).toEqual({ pages: 3, delay: delays, loop: loops });
	const negative = fields.map((colour) => colour.map((level) => 255 - level));
	for (const [page, colours] of [fields, negative, [[255, 255, 255], ...fields.slice(1)]].entries())
		expect(furthest(await quarters(bytes, page), ordered(colours, order))).toBeLessThanOrEqual(14);
});

test.each([
	["264-pictures.heic", [60, 40]],
	["grid-281-items.heic", [1_280, 896]],
])("%s has more items than libvips reads, and shows its own picture", async (name, size) => {
	const { width, height, bytes } = await shown(name);
	expect([width, height]).toEqual(size);
	expect(furthest(await quarters(bytes), fields)).toBeLessThanOrEqual(8);
});

describe("what exiftool wrote costs no photo", () => {
	test.each([
		["exiftool-dashes.heic", "2026-05-16T10:10:00.000Z", null, "Acme Two"],
		["exiftool-digitized-Z.png", "2026-05-16T11:00:00.000Z", 0, "Acme Two"],
		["exiftool-offset-only.avif", "2026-05-16T16:00:00.000Z", -240, "Acme Two"],
		["exiftool-subsec.jpg", "2026-05-16T11:00:00.300Z", 120, "Acme Two"],
		["exiftool-two-segments.jpg", "2026-05-16T12:00:00.250Z", null, "Acme Two"],
		["exiftool-wrong-types.jpg", "2026-05-16T09:00:00.000Z", null, "Two"],
		["exiftool-year-0001.webp", null, null, "Acme Two"],
	])("%s", async (name, takenAt, takenAtOffset, camera) => {
		expect(await captureOf(await odd(name), typeOf(name), { timezone: "Europe/Madrid" })).toEqual({
			takenAt: takenAt && new Date(takenAt),
			...{ takenAtOffset, camera },
		});
		expect(furthest(await quarters((await shown(name)).bytes), fields)).toBeLessThanOrEqual(10);
	});
});

import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { sniffType } from "@/rules/photo-signatures";
import { tileRatios } from "@/rules/wall";
import { exifBlock, withExif } from "./exif.fixture";
import { type Colour, fields, furthest, quarters } from "./four-fields.fixture";
import { widestTile } from "./process/render.mjs";
import { captureOf, renderHere as render } from "./render-here.fixture";

/** Files that other programs handle wrongly; see tests/fixtures/odd/README.md. */
const odd = (name: string) => readFile(new URL(`../../tests/fixtures/odd/${name}`, import.meta.url));
const encoded = (name: string) => readFile(new URL(`../../tests/fixtures/encoded/${name}`, import.meta.url));

async function shown(...picture: Parameters<typeof render>) {
	const { renditions, ...size } = await render(...picture);
	const bytes = renditions.at(-1)?.bytes;
	if (!bytes) throw new Error("There is always a rendition.");
	return { ...size, bytes, colours: await quarters(bytes) };
}

const [red = [], green = [], blue = [], yellow = []] = fields;
const upright = [blue, red, yellow, green];

describe("the colours of", () => {
	// Five times as bright as white: the tones are kept apart, and no colour turns into another.
	const bright: readonly Colour[] = [
		[255, 61, 51],
		[64, 250, 117],
		[54, 94, 255],
		[254, 221, 36],
	];
	test.each<[file: string, colours: readonly Colour[], off?: number]>([
		["jpeg-inside-orientation-6.heic", upright],
		["png-inside.jpg", fields],
		["p3-nclx-only.avif", fields],
		["pq-bt2020.avif", fields],
		["hlg-bt2020.avif", fields],
		["pq-nclx.heic", fields],
		["hlg-nclx.heic", fields],
		["pq-bright.avif", bright, 8],
		["pq-bright-444.heic", [bright[1], bright[3], bright[0], bright[2]].map((c = []) => c), 8],
		["10-bit-422.heic", fields, 8],
		["444.heic", [blue, yellow, red, green], 8],
		["jpeg-without-end-marker.jpg", fields],
	])("%s are a browser's, or as they look in HDR", async (file, colours, off = 5) => {
		const bytes = await odd(file);
		const type = sniffType(bytes);
		if (!type) throw new Error("It is a photo.");
		expect(furthest((await shown(bytes, type)).colours, colours)).toBeLessThanOrEqual(off);
	});

	test("a PNG with a cICP chunk are converted", async () => {
		const png = await sharp({
			create: { width: 40, height: 40, channels: 3, background: "rgb(191, 64, 50)" },
		})
			.png()
			.toBuffer();
		// Display P3, the curve of sRGB, RGB, full range.
		const name = Buffer.from([...Buffer.from("cICP"), 12, 13, 0, 1]);
		const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
		size.writeUInt32BE(4);
		check.writeUInt32BE(crc32(name));
		const file = Buffer.concat([png.subarray(0, 33), size, name, check, png.subarray(33)]);
		const { colours } = await shown(file, "image/png");
		expect(furthest(colours, [red])).toBeLessThanOrEqual(4);
	});
});

describe("HEIC of many parts", () => {
	test.each(["heic-grid-192-tiles-gain-48.heic", "heic-grid-192-tiles-gain-63.heic"])("%s", async (file) => {
		const bytes = await odd(file);
		const { width, height, colours } = await shown(bytes, "image/heic");
		expect([width, height]).toEqual([1_024, 768]);
		expect(furthest(colours, Array(4).fill([56, 125, 68]))).toBeLessThanOrEqual(6);
		const { takenAt } = await captureOf(bytes, "image/heic", { timezone: "Europe/Madrid" });
		expect(takenAt).toEqual(new Date("2026-05-16T16:00:00Z"));
	});
});

describe("animated WebP that is stored turned", () => {
	test.each([
		["animated-100-200-300-orientation-3.webp", [61, 40], [100, 200, 300], [3, 2, 1, 0]],
		["animated-orientation-6.webp", [40, 60], [120, 120, 120], [2, 0, 3, 1]],
	])("%s is upright, with its frames in order", async (file, size, delays, order) => {
		const bytes = await odd(file);
		const { width, height, bytes: webp } = await shown(bytes, "image/webp");
		expect([width, height]).toEqual(size);
		const { pages, delay, loop } = await sharp(webp).metadata();
		expect({ pages, delay, loop }).toEqual({ pages: 3, delay: delays, loop: 0 });
		for (const page of [0, 1, 2]) {
			const stored = await quarters(bytes, page);
			const turned = order.map((i) => stored[i]?.slice(0, 3) ?? []);
			expect(furthest(await quarters(webp, page), turned)).toBeLessThanOrEqual(14);
		}
	});

	test.each([
		[1, [0, 1, 2, 3]],
		[2, [1, 0, 3, 2]],
		[3, [3, 2, 1, 0]],
		[4, [2, 3, 0, 1]],
		[5, [0, 2, 1, 3]],
		[6, [2, 0, 3, 1]],
		[7, [3, 1, 2, 0]],
		[8, [1, 3, 0, 2]],
	])("with orientation %i each frame is turned by itself", async (orientation, order) => {
		const still = await sharp(await encoded("orientation-1.jpg"))
			.resize(60, 40)
			.png()
			.toBuffer();
		const frames = [still, await sharp(still).negate().png().toBuffer()];
		const file = await sharp(frames, { join: { animated: true } })
			.withMetadata({ orientation })
			.webp({ lossless: true, delay: [80, 400] })
			.toBuffer();
		const { width, height, bytes } = await shown(file, "image/webp");
		expect([width, height]).toEqual(orientation > 4 ? [40, 60] : [60, 40]);
		expect((await sharp(bytes).metadata()).delay).toEqual([80, 400]);
		const expected = order.map((i) => fields[i] ?? []);
		expect(furthest(await quarters(bytes), expected)).toBeLessThanOrEqual(14);
		const negative = expected.map((colour) => colour.map((level) => 255 - level));
		expect(furthest(await quarters(bytes, 1), negative)).toBeLessThanOrEqual(14);
	});
});

describe("a JPEG whose end is missing", () => {
	const endless = (jpeg: Buffer) => jpeg.subarray(0, jpeg.lastIndexOf(Buffer.from([0xff, 0xd9])));
	const jpegs = ["orientation-1.jpg", "progressive.jpg", "greyscale.jpg", "cmyk.jpg"];

	test.each(jpegs)("is shown if all of its picture is there: %s", async (name) => {
		const jpeg = await encoded(name);
		const { colours } = await shown(jpeg, "image/jpeg");
		const whole = endless(jpeg);
		for (const end of [[], [0xff], Array(4_000).fill(0)]) {
			const seen = await shown(Buffer.concat([whole, Buffer.from(end)]), "image/jpeg");
			expect(furthest(seen.colours, colours)).toBe(0);
		}
	});

	// libjpeg makes up the last row of blocks without a warning, so a few bytes may be missing.
	test.each([
		["orientation-1.jpg", 40],
		["progressive.jpg", 40],
		["greyscale.jpg", 20],
		["cmyk.jpg", 100],
	])("is refused if a part of its picture is missing: %s", async (name, few) => {
		const jpeg = endless(await encoded(name));
		for (const missing of [few, Math.floor(jpeg.length / 2)])
			for (const zeros of [0, 4_000]) {
				const cut = Buffer.concat([jpeg.subarray(0, jpeg.length - missing), Buffer.alloc(zeros)]);
				await expect(render(cut, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
			}
	});

	test("is refused if its last percent are zeros", async () => {
		const file = await odd("jpeg-last-percent-zeros.jpg");
		await expect(render(file, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
	});
});

describe("panoramas and towers", () => {
	test("are as high in each rendition as the widest tile of its width", async () => {
		const { renditions } = await render(await odd("panorama-12000x400.jpg"), "image/jpeg");
		const sizes = await Promise.all(renditions.map(async ({ bytes }) => sharp(bytes).metadata()));
		expect(sizes.map(({ width, height }) => [width, height])).toEqual([
			[3_600, 120],
			[9_600, 320],
			[12_000, 400],
		]);
		expect(furthest(await quarters(renditions[1]?.bytes ?? new Uint8Array()), fields)).toBeLessThanOrEqual(8);
		expect(widestTile).toBe(tileRatios.widest);
	});

	test.each([
		[9_600, 2_400, [480, 1_280, 2_560]],
		[10_000, 2_000, [600, 1_600, 3_200]],
		[20_000, 100, [16_383]],
	])("%i × %i pixels are made as wide as %j", async (width, height, widths) => {
		const png = await sharp({ create: { width, height, channels: 3, background: "teal" } })
			.png()
			.toBuffer();
		const { renditions } = await render(png, "image/png");
		expect(renditions.map((rendition) => rendition.width)).toEqual(widths);
	});
});

describe("very tall pictures", () => {
	test.each([
		[400, 12_000, [400]],
		[1_080, 20_000, [480, 884]],
	])("%i × %i pixels are whole, in widths of %j", async (width, height, widths) => {
		const tall = await sharp(await encoded("orientation-1.png"))
			.resize(width, height, { fit: "fill", kernel: "nearest" })
			.png({ compressionLevel: 1 })
			.toBuffer();
		const { renditions, ...size } = await render(tall, "image/png");
		expect([size.width, size.height]).toEqual([width, height]);
		expect(renditions.map((rendition) => rendition.width)).toEqual(widths);
		for (const { bytes, width: made } of renditions) {
			const shownHeight = (await sharp(bytes).metadata()).height;
			expect(Math.abs(shownHeight - (made * height) / width)).toBeLessThanOrEqual(height / width);
			expect(furthest(await quarters(bytes), fields)).toBeLessThanOrEqual(8);
		}
	});
});

test("a HEIC of 46 megapixels in 10 bits and 4:2:2 is shown", async () => {
	const { width, height, colours } = await shown(
		...([await odd("heic-10bit-422-8192x5632.heic"), "image/heic"] as const),
	);
	expect([width, height]).toEqual([8_192, 5_632]);
	expect(furthest(colours, Array(4).fill([56, 125, 68]))).toBeLessThanOrEqual(8);
});

describe("broken metadata costs no photo", () => {
	const timezone = "Europe/Madrid";
	test.each([
		["burst-1-subsec-100.jpg", "2026-05-16T11:00:00.100Z", 120, "Acme One"],
		["burst-2-subsec-500.jpg", "2026-05-16T11:00:00.500Z", 120, "Acme One"],
		["burst-3-subsec-900.jpg", "2026-05-16T11:00:00.900Z", 120, "Acme One"],
		["exif-date-with-dashes.jpg", "2026-05-16T10:10:00.000Z", null, "Acme One"],
		["exif-datetime-is-a-number.jpg", null, null, "Acme One"],
		["exif-make-beyond-the-end.jpg", "2026-05-16T08:01:00.000Z", null, "One"],
		["exif-make-is-a-number.jpg", "2026-05-16T08:00:00.000Z", 120, "Acme One"],
		["exif-offset-Z.jpg", "2026-05-16T12:20:00.000Z", 0, "Acme One"],
		["exif-offsettime-only.jpg", "2026-05-16T16:00:00.000Z", -240, "Acme One"],
		["exif-only-datetimedigitized.jpg", "2026-05-16T09:00:00.000Z", 120, "Acme One"],
		["exif-two-segments.jpg", "2026-05-16T12:00:00.000Z", null, "Acme One"],
		["exif-year-0001.jpg", null, null, "Acme One"],
	])("%s", async (file, takenAt, takenAtOffset, camera) => {
		const bytes = await odd(file);
		expect(await captureOf(bytes, "image/jpeg", { timezone })).toEqual({
			takenAt: takenAt && new Date(takenAt),
			...{ takenAtOffset, camera },
		});
		expect(furthest((await shown(bytes, "image/jpeg")).colours, fields)).toBeLessThanOrEqual(5);
	});

	test("an EXIF of random bytes, in every format", async () => {
		const random = (seed: number, length: number) =>
			Buffer.from(Array.from({ length }, (_, i) => (seed * 48_271 + i * i * 7_919 + i * seed) % 256));
		const small = sharp({ create: { width: 24, height: 16, channels: 3, background: "teal" } });
		for (let seed = 1; seed <= 12; seed++) {
			const noise = random(seed, 40 + seed * 9);
			const block = seed % 2 === 0 ? noise : Buffer.concat([exifBlock({}).subarray(0, 8), noise]);
			const jpeg = withExif(await small.clone().jpeg().toBuffer(), block, noise);
			expect(await render(jpeg, "image/jpeg")).toMatchObject({ width: expect.any(Number) });
			for (const format of ["png", "webp", "avif"] as const) {
				const file = await small
					.clone()
					.withExif({ IFD0: { Model: "x".repeat(60) } })
					.toFormat(format)
					.toBuffer();
				const at = file.indexOf("x".repeat(40)) - 40;
				random(seed, 60).copy(file, Math.max(at, 0));
				if (format === "png") repairChecks(file);
				expect(await render(file, `image/${format}`)).toMatchObject({ width: expect.any(Number) });
			}
		}
	});

	/** Writes the checksums of a PNG's chunks anew. */
	function repairChecks(png: Buffer): void {
		for (let at = 8; at + 8 < png.length; at += 12 + png.readUInt32BE(at)) {
			const end = at + 8 + png.readUInt32BE(at);
			png.writeUInt32BE(crc32(png.subarray(at + 4, end)), end);
		}
	}

	test("a colour profile of random bytes, and one for another kind of picture", async () => {
		const jpeg = await sharp(await encoded("display-p3.jpg"))
			.keepIccProfile()
			.jpeg()
			.toBuffer();
		const at = jpeg.indexOf("ICC_PROFILE") + 14;
		const noise = Buffer.from(jpeg);
		for (let i = 0; i < 200; i++) noise[at + 4 + i] = (i * 7_919) % 251;
		expect(await render(noise, "image/jpeg")).toMatchObject({ width: 240, height: 160 });
		const grey = Buffer.from(jpeg);
		// The profile's colour space (ICC.1, 7.2.6).
		grey.write("GRAY", at + 16, "latin1");
		expect(await render(grey, "image/jpeg")).toMatchObject({ width: 240, height: 160 });
	});
});

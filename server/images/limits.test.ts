import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { failures } from "@/messages/en/failures";
import type { PhotoType } from "@/rules/photo-types";
import { decodeHeic } from "./process/decode-heic.mjs";
import { maxItems } from "./process/heif-items.mjs";
import { renderHere as render } from "./render-here.fixture";
import { ultraHdr } from "./ultra-hdr.fixture";

const fixture = (path: string) => readFile(new URL(`../../tests/fixtures/${path}`, import.meta.url));
const enough = { maxPixels: 64_000_000, maxBytes: 512 * 1024 * 1024 };

/** Random numbers that are the same in every run (the "minimal standard" generator). */
function numbers(seed: number) {
	let last = seed;
	return (below: number) => {
		last = (last * 48_271) % 2_147_483_647;
		return last % below;
	};
}

describe("libheif", () => {
	test("cannot use more memory than its limit", async () => {
		const photo = await fixture("photos/iphone-trail.heic");
		await expect(decodeHeic(photo, { ...enough, maxBytes: 24 * 1024 * 1024 })).rejects.toMatchObject({
			...{ name: "UnusablePicture", reason: "TOO_MUCH_MEMORY" },
		});
	});

	test("does not decode a picture with more pixels than the limit", async () => {
		const photo = await fixture("photos/iphone-trail.heic");
		await expect(decodeHeic(photo, { ...enough, maxPixels: 1_000_000 })).rejects.toMatchObject({
			reason: "TOO_MANY_PIXELS",
		});
	});
});

describe("hostile files are refused with a reason", () => {
	test.each<[string, PhotoType]>([
		["encoded/orientation-6.jpg", "image/jpeg"],
		["encoded/progressive.jpg", "image/jpeg"],
		["encoded/16-bit.png", "image/png"],
		["encoded/animated.gif", "image/gif"],
		["encoded/animated.webp", "image/webp"],
		["encoded/orientation-6.avif", "image/avif"],
		["encoded/orientation-6.heic", "image/heic"],
	])("%s with changed or missing bytes either is developed or is unusable", async (path, type) => {
		const whole = await fixture(path);
		const random = numbers(7);
		for (let round = 0; round < (type === "image/heic" ? 6 : 25); round++) {
			const broken = Buffer.from(whole.subarray(0, round % 3 === 0 ? random(whole.length) : whole.length));
			for (let i = 0; i < 8 && broken.length > 0; i++) broken[random(broken.length)] = random(256);
			const end = await render(broken, type).then(
				() => "UnusablePicture",
				(error: unknown) => (error instanceof Error ? error.name : "?"),
			);
			expect(end).toBe("UnusablePicture");
		}
	});

	describe.each([
		["alone", (jpeg: Buffer) => jpeg],
		["followed by a gain map", ultraHdr],
	])("%s,", (_how, written) => {
		test("a progressive JPEG of 70 megapixels, which would all be held in memory", async () => {
			const jpeg = await fixture("encoded/progressive.jpg");
			// SOF2: length, precision, then height and width (ITU T.81, B.2.2).
			const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
			jpeg.writeUInt16BE(7_000, frame + 5);
			jpeg.writeUInt16BE(10_000, frame + 7);
			const file = await written(jpeg);
			await expect(render(file, "image/jpeg")).rejects.toMatchObject({ reason: "TOO_MANY_PIXELS" });
		});

		test("a JPEG with 177 scans", async () => {
			const file = await written(await fixture("encoded/many-scans.jpg"));
			await expect(render(file, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
		});
	});

	test.each([
		["a million pixels wide", 1_000_000, 8],
		["a million pixels high", 8, 1_000_000],
		["of 16 bits, 50,000 pixels wide", 50_000, 160],
	])("a PNG %s, whose side or rows are too long", async (_what, width, height) => {
		const png = await fixture("encoded/16-bit.png");
		// IHDR has its name, the width and the height, and a checksum after its 13 bytes (W3C PNG, 11.2.1).
		png.writeUInt32BE(width, 16);
		png.writeUInt32BE(height, 20);
		png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
		await expect(render(png, "image/png")).rejects.toMatchObject({ reason: "TOO_MANY_PIXELS" });
	});

	test.each([
		["grid-281-items.heic", "image/heic", 4],
		["p3-nclx-only.avif", "image/avif", 2],
	] as const)("%s with as many items as are allowed, and with one more", async (name, type, bytes) => {
		const file = await fixture(`odd/${name}`);
		// The count of items comes after the name, the version and the flags.
		const at = file.indexOf("iinf") + 8;
		for (const [count, reason] of [
			[maxItems, "NOT_A_PICTURE"],
			[maxItems + 1, "TOO_MANY_PARTS"],
		] as const) {
			file.writeUIntBE(count, at, bytes);
			await expect(render(file, type)).rejects.toMatchObject({ reason });
		}
		expect(failures.TOO_MANY_PARTS).toContain(`${maxItems.toLocaleString("en")} parts`);
	});

	test("an SVG declared as a PNG, and a PNG declared as a JPEG", async () => {
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
		await expect(render(svg, "image/png")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
		const png = await fixture("encoded/interlaced.png");
		await expect(render(png, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
	});
});

describe("photos that only look hostile are developed", () => {
	const marks = Buffer.alloc(400, Buffer.from([0xff, 0xda]));

	test("an interlaced PNG whose data contains the marker of a JPEG scan, which happens by chance in large files", async () => {
		const png = await fixture("encoded/interlaced.png");
		const name = Buffer.from("roLl");
		const size = Buffer.alloc(4);
		size.writeUInt32BE(marks.length);
		const check = Buffer.alloc(4);
		check.writeUInt32BE(crc32(Buffer.concat([name, marks])));
		const afterHeader = 33;
		const file = Buffer.concat([
			png.subarray(0, afterHeader),
			size,
			name,
			marks,
			check,
			png.subarray(afterHeader),
		]);
		expect(await render(file, "image/png")).toMatchObject({ width: 240, height: 160 });
	});

	test("a progressive JPEG followed by a video, as phones write a motion photo", async () => {
		const file = Buffer.concat([await fixture("encoded/progressive.jpg"), marks]);
		expect(await render(file, "image/jpeg")).toMatchObject({ width: 240, height: 160 });
	});

	test("a JPEG with a gain map, which comes out upright", async () => {
		const file = await ultraHdr(await fixture("encoded/orientation-6.jpg"));
		expect((await sharp(file).metadata()).gainMap).toBeDefined();
		expect(await render(file, "image/jpeg")).toMatchObject({ width: 240, height: 160 });
	});
});

test("an animation keeps as many frames as fit into 40 megapixels", async () => {
	const webp = await fixture("encoded/animated.webp");
	// VP8X stores the canvas's width and height minus one (RFC 9649, 2.7). Now each of the three frames has 20
	// megapixels.
	webp.writeUIntLE(4_999, 24, 3);
	webp.writeUIntLE(3_999, 27, 3);
	const { renditions } = await render(webp, "image/webp");
	expect((await sharp(renditions[0]?.bytes).metadata()).pages).toBe(2);
});

test("a very tall picture is made narrow enough for WebP", async () => {
	const tower = await sharp({ create: { width: 900, height: 40_000, channels: 3, background: "teal" } })
		.png()
		.toBuffer();
	const { width, height, renditions } = await render(tower, "image/png");
	expect([width, height]).toEqual([900, 40_000]);
	expect((await sharp(renditions.at(-1)?.bytes).metadata()).height).toBeLessThanOrEqual(16_383);
});

test("a very wide picture and a single pixel have a rendition at every width", async () => {
	for (const [width, height] of [
		[30_000, 20],
		[1, 1],
	] as const) {
		const png = await sharp({ create: { width, height, channels: 3, background: "teal" } })
			.png()
			.toBuffer();
		const { renditions } = await render(png, "image/png");
		for (const rendition of renditions) {
			const shown = await sharp(rendition.bytes).metadata();
			expect([shown.width, shown.height > 0]).toEqual([rendition.width, true]);
		}
	}
});

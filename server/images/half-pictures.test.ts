import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { PhotoType } from "@/rules/photo-types";
import { metaOf, placesOf } from "./process/heif-boxes.mjs";
import { renderHere as render } from "./render-here.fixture";

const fixture = (path: string) => readFile(new URL(`../../tests/fixtures/${path}`, import.meta.url));

/** The start of a file, up to this part of it. */
const startOf = (file: Buffer, part: number) => file.subarray(0, Math.floor(file.length * part));
const endOf: Partial<Record<PhotoType, readonly number[]>> = {
	"image/jpeg": [0xff, 0xd9],
	"image/gif": [0, 0x3b],
	"image/png": [0, 0, 0, 0, ...Buffer.from("IEND"), 0xae, 0x42, 0x60, 0x82],
};
/** What becomes of the rest of a file. */
const rests: Record<string, (file: Buffer, part: number, end: readonly number[]) => Buffer> = {
	cut: startOf,
	"cut before an end marker": (file, part, end) => Buffer.concat([startOf(file, part), Buffer.from(end)]),
	zeros: (file, part) => Buffer.from(file).fill(0, Math.floor(file.length * part)),
	"zeros before an end marker": (file, part, end) =>
		Buffer.concat([
			startOf(file, part),
			Buffer.alloc(Math.ceil(file.length * (1 - part)) - end.length),
			Buffer.from(end),
		]),
};

describe("a picture that lacks a part of its coded data is refused", () => {
	const small = async () => sharp(await fixture("photos/two-dogs.jpg")).resize(640, 480);
	const makers: Record<string, [PhotoType, () => Promise<Buffer<ArrayBufferLike>>]> = {
		"a JPEG": ["image/jpeg", async () => (await small()).jpeg().toBuffer()],
		"a progressive JPEG": ["image/jpeg", async () => (await small()).jpeg({ progressive: true }).toBuffer()],
		"a PNG": ["image/png", async () => (await small()).png().toBuffer()],
		"a GIF": ["image/gif", async () => (await small()).gif().toBuffer()],
		"an animated GIF": ["image/gif", () => fixture("encoded/animated.gif")],
		"a WebP": ["image/webp", async () => (await small()).webp().toBuffer()],
		"an AVIF": ["image/avif", async () => (await small()).avif({ effort: 0 }).toBuffer()],
		"a HEIC of tiles": ["image/heic", () => fixture("photos/iphone-trail.heic")],
		"a HEIC": ["image/heic", () => fixture("odd/444.heic")],
		"a HEIC of tiles that share their data": [
			"image/heic",
			() => fixture("odd/heic-10bit-422-8192x5632.heic"),
		],
	};

	describe.each(Object.entries(makers))("%s", (_name, [type, make]) => {
		let file: Buffer = Buffer.alloc(0);
		beforeAll(async () => {
			file = await make();
		});
		const withEnd = Object.keys(rests).filter((rest) => endOf[type] || !rest.includes("end marker"));
		test.each([0.5, 0.99].flatMap((part) => withEnd.map((rest) => [part, rest] as const)))(
			"from %d: %s",
			async (part, rest) => {
				const broken = rests[rest]?.(file, part, endOf[type] ?? []) ?? file;
				await expect(render(broken, type)).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
			},
		);
	});

	test("a JPEG of which the decoder first says something harmless", async () => {
		const odd = await (await small()).jpeg().toBuffer();
		// The last coefficient of the scan, which every baseline JPEG has as 63: "Invalid SOS parameters".
		odd[odd.indexOf(Buffer.from([0xff, 0xda])) + 12] = 0;
		expect((await render(odd, "image/jpeg")).width).toBe(640);

		const half = Buffer.concat([startOf(odd, 0.5), Buffer.from([0xff, 0xd9])]);
		await expect(render(half, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
		// Its header is cut as well, and the end marker is taken for its rest.
		const grey = await fixture("encoded/greyscale.jpg");
		const header = Buffer.concat([startOf(grey, 0.44), Buffer.from([0xff, 0xd9])]);
		await expect(render(header, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
	});

	test.each(["greyscale.jpg", "orientation-1.jpg", "cmyk.jpg"])(
		"%s, whose blocks of one colour are coded in few bits, with zeros in place of some",
		async (name) => {
			const jpeg = await fixture(`encoded/${name}`);
			for (const part of [0.75, 0.9]) {
				const broken = Buffer.from(jpeg).fill(0, Math.floor(jpeg.length * part), jpeg.length - 2);
				await expect(render(broken, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
			}
		},
	);

	test("a HEIC with zeros in its transparency", async () => {
		const heic = await fixture("encoded/transparent.heic");
		expect(await render(heic, "image/heic")).toMatchObject({ width: 240, height: 160 });
		const meta = metaOf(heic);
		// The first item is the picture, the second one its transparency.
		const [alpha] = (meta && placesOf(heic, meta).get(2)) ?? [];
		if (!alpha) throw new Error("It has transparency.");
		for (const part of [0.5, 0.9]) {
			const from = Math.floor(alpha.start + part * (alpha.end - alpha.start));
			const broken = Buffer.from(heic).fill(0, from, alpha.end);
			await expect(render(broken, "image/heic")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
		}
	});

	test("a GIF whose frame ends early, in good order", async () => {
		const gif = await sharp(await fixture("encoded/orientation-1.jpg"))
			.resize(200)
			.gif()
			.toBuffer();
		const frame = gif.indexOf(0x2c, 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1));
		// The frame has its own table of colours or none, the bits of the smallest code, then blocks.
		const flags = gif[frame + 9] ?? 0;
		let block = frame + 11 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
		const half = block + (gif.length - block) / 2;
		while (block < half) block += (gif[block] ?? 0) + 1;
		const ended = Buffer.concat([gif.subarray(0, block), Buffer.from([0, 0x3b])]);
		await expect(render(ended, "image/gif")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
	});

	test("a progressive JPEG that ends after some of its scans", async () => {
		const jpeg = await fixture("encoded/progressive.jpg");
		const [first, ...others] = [...jpeg.toString("latin1").matchAll(/\xff\xda/g)].map(({ index }) => index);
		expect(first).toBeGreaterThan(0);
		for (const scan of others) {
			// Without the tables that belong to the next scan.
			const tables = jpeg.subarray(0, scan).lastIndexOf(Buffer.from([0xff, 0xc4]));
			const ended = Buffer.concat([jpeg.subarray(0, tables), Buffer.from([0xff, 0xd9])]);
			await expect(render(ended, "image/jpeg")).rejects.toMatchObject({ reason: "NOT_A_PICTURE" });
		}
	});
});

describe("what only looks like a hole is developed", () => {
	const largest = async (file: Buffer, type: PhotoType) => {
		const bytes = (await render(file, type)).renditions.at(-1)?.bytes;
		return Buffer.from(bytes ?? []).toString("base64");
	};
	/** The file with something before its last two bytes. */
	const padded = (jpeg: Buffer, padding: Uint8Array) =>
		Buffer.concat([jpeg.subarray(0, -2), padding, jpeg.subarray(-2)]);

	test.each([
		"encoded/orientation-1.jpg",
		"encoded/progressive.jpg",
		"encoded/greyscale.jpg",
		"encoded/cmyk.jpg",
		"photos/two-dogs.jpg",
	])("zeros or bytes that no block needs before the end marker of %s", async (path) => {
		const jpeg = await fixture(path);
		const whole = await largest(jpeg, "image/jpeg");
		for (const padding of [Buffer.alloc(4_000), Buffer.from([1, 2, 3]), Buffer.alloc(500, " ")])
			expect((await largest(padded(jpeg, padding), "image/jpeg")) === whole).toBe(true);
	});

	test.each(["encoded/orientation-1.jpg", "encoded/progressive.jpg"])(
		"spaces or a film after %s without its end marker",
		async (path) => {
			const jpeg = await fixture(path);
			const whole = await largest(jpeg, "image/jpeg");
			const film = Buffer.concat([
				Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
				Buffer.alloc(900, "moov"),
			]);
			for (const after of [Buffer.alloc(500, " "), film])
				expect((await largest(Buffer.concat([jpeg.subarray(0, -2), after]), "image/jpeg")) === whole).toBe(
					true,
				);
		},
	);

	test("a JPEG in which zeros are the codes of one colour", async () => {
		const white = { create: { width: 1_600, height: 1_200, channels: 3, background: "white" } } as const;
		for (const make of [sharp(white), sharp(white).toColourspace("b-w")])
			for (const height of [1_200, 1_208, 1_216, 1_232]) {
				const jpeg = await make.clone().resize(1_600, height, { fit: "fill" }).jpeg().toBuffer();
				expect(jpeg.includes(Buffer.alloc(200))).toBe(true);
				expect(await render(jpeg, "image/jpeg")).toMatchObject({ width: 1_600, height });
			}
	});

	test("a WebP of one colour", async () => {
		const white = { create: { width: 1_600, height: 1_200, channels: 3, background: "white" } } as const;
		const webp = await sharp(white).webp().toBuffer();
		expect(webp.includes(Buffer.alloc(150))).toBe(true);
		expect(await render(webp, "image/webp")).toMatchObject({ width: 1_600 });
	});

	test("a GIF without its trailer, with something before it, and with something after it", async () => {
		const gif = await fixture("encoded/animated.gif");
		const whole = await largest(gif, "image/gif");
		const junk = Buffer.from("something");
		for (const odd of [
			gif.subarray(0, -1),
			Buffer.concat([gif.subarray(0, -1), junk, Buffer.from(";")]),
			Buffer.concat([gif, junk]),
		])
			expect((await largest(odd, "image/gif")) === whole).toBe(true);
	});

	test("a JPEG whose header has what libjpeg warns about", async () => {
		const jpeg = await fixture("encoded/orientation-1.jpg");
		const odd = Buffer.from(jpeg);
		// JFIF 9.2 does not exist (the major version comes after the name).
		odd[odd.indexOf("JFIF\0") + 5] = 9;
		expect((await largest(odd, "image/jpeg")) === (await largest(jpeg, "image/jpeg"))).toBe(true);
	});
});

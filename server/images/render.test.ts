import { readdir, readFile } from "node:fs/promises";
import ExifReader from "exifreader";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { sniffType } from "@/rules/photo-signatures";
import { largestRenditionPixels, type PhotoType } from "@/rules/photo-types";
import type { Rendition } from "./process/messages";
import { renditionWidths } from "./process/render.mjs";
import { renderHere as render } from "./render-here.fixture";

const photo = (name: string) => readFile(new URL(`../../tests/fixtures/photos/${name}`, import.meta.url));

/** The mean difference of two pictures per channel, from 0 to 255, when scaled to 64 × 64. */
async function difference(a: Uint8Array, b: Uint8Array) {
	const [left, right] = await Promise.all(
		[a, b].map((bytes) =>
			sharp(bytes).autoOrient().resize(64, 64, { fit: "fill" }).removeAlpha().raw().toBuffer(),
		),
	);
	if (!left || !right) throw new Error("Two pictures are compared.");
	return left.reduce((sum, value, i) => sum + Math.abs(value - (right[i] ?? 0)), 0) / left.length;
}

async function largest(name: string, type: PhotoType) {
	const rendered = await render(await photo(name), type);
	const bytes = rendered.renditions.at(-1)?.bytes;
	if (!bytes) throw new Error("There is always a rendition.");
	return { ...rendered, bytes };
}

const square = { width: 40, height: 40 };

function only(renditions: Rendition[]): Uint8Array {
	const [rendition] = renditions;
	if (!rendition || renditions.length > 1) throw new Error("One rendition is expected.");
	return rendition.bytes;
}

/** Each point is x, y and the approximate red, green and blue at that position. */
async function expectColours(bytes: Uint8Array, points: [number, number, [number, number, number]][]) {
	const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
	for (const [x, y, expected] of points) {
		const at = (y * info.width + x) * info.channels;
		const off = expected.map((value, i) => Math.abs(value - (data[at + i] ?? Number.NaN)));
		expect([x, y, Math.max(...off) <= 8, off]).toEqual([x, y, true, off]);
	}
}

describe("renditions", () => {
	test("the largest is as wide as people read before they take photos home", () => {
		expect(renditionWidths.at(-1)).toBe(largestRenditionPixels);
	});

	test("have every width up to the original's and are never enlarged", async () => {
		const small = await sharp({ create: { width: 900, height: 300, channels: 3, background: "teal" } })
			.png()
			.toBuffer();
		const rendered = await render(small, "image/png");
		expect(rendered).toMatchObject({ width: 900, height: 300 });
		expect(rendered.renditions.map(({ width }) => width)).toEqual([480, 900]);
		for (const { width, bytes } of rendered.renditions)
			expect((await sharp(bytes).metadata()).width).toBe(width);
	});

	test("of a photo taken with an upright phone are upright", async () => {
		const { width, height, bytes } = await largest("two-dogs.jpg", "image/jpeg");
		expect(height).toBeGreaterThan(width);
		expect(await difference(bytes, await photo("two-dogs.jpg"))).toBeLessThan(4);
		expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
	});

	test("of a HEIC show the same picture as those of a JPEG of the same shot", async () => {
		const { bytes } = await largest("iphone-trail.heic", "image/heic");
		expect(await difference(bytes, await photo("picos-trail.jpg"))).toBeLessThan(6);
	});

	test("are upright for all eight EXIF orientations", async () => {
		const upright = await sharp(await photo("fig.jpg"))
			.resize(300)
			.toBuffer();
		// Each turns the pixels so that the orientation of the same number makes them upright again.
		const stored = [
			(s: Sharp) => s,
			(s: Sharp) => s.flop(),
			(s: Sharp) => s.rotate(180),
			(s: Sharp) => s.flip(),
			(s: Sharp) => s.flop().rotate(270),
			(s: Sharp) => s.rotate(270),
			(s: Sharp) => s.flop().rotate(90),
			(s: Sharp) => s.rotate(90),
		];
		for (const [i, store] of stored.entries()) {
			const pixels = await store(sharp(upright)).png().toBuffer();
			const file = await sharp(pixels)
				.withMetadata({ orientation: i + 1 })
				.jpeg()
				.toBuffer();
			const { width, height, renditions } = await render(file, "image/jpeg");
			expect([i + 1, width, height]).toEqual([i + 1, 300, 203]);
			expect(await difference(only(renditions), upright)).toBeLessThan(4);
		}
	});

	test("of a phone's HEIC are rotated once and keep its Display P3 colours", async () => {
		const { width, height, bytes } = await largest("phone-held-upright.heic", "image/heic");
		expect([width, height]).toEqual([64, 96]);
		await expectColours(bytes, [
			[12, 20, [30, 60, 250]],
			[48, 20, [250, 60, 20]],
			[12, 70, [230, 220, 40]],
			[48, 70, [20, 200, 60]],
		]);
	});

	test("of a wide-gamut JPEG have the same colours in sRGB", async () => {
		const p3 = await sharp({ create: { ...square, channels: 3, background: "rgb(250, 60, 20)" } })
			.withIccProfile("p3")
			.jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
			.toBuffer();
		const { renditions } = await render(p3, "image/jpeg");
		await expectColours(only(renditions), [[20, 20, [250, 60, 20]]]);
	});

	test("are made of an AVIF, even if it is declared as HEIF", async () => {
		const avif = await sharp({ create: { ...square, channels: 3, background: "rgb(20, 200, 60)" } })
			.avif({ quality: 90 })
			.toBuffer();
		const asHeif = Buffer.from(avif);
		asHeif.write("mif1", 8, "latin1");
		expect([sniffType(avif), sniffType(asHeif)]).toEqual(["image/avif", "image/avif"]);
		for (const [bytes, type] of [
			[avif, "image/avif"],
			[asHeif, "image/heif"],
		] as const) {
			const { renditions } = await render(bytes, type);
			await expectColours(only(renditions), [[20, 20, [20, 200, 60]]]);
		}
	});

	test("of 16-bit, greyscale and transparent pictures look like the originals", async () => {
		const deep = await sharp({ create: { ...square, channels: 3, background: "rgb(20, 200, 60)" } })
			.toColourspace("rgb16")
			.png()
			.toBuffer();
		expect((await sharp(deep).metadata()).depth).toBe("ushort");
		await expectColours(only((await render(deep, "image/png")).renditions), [[20, 20, [20, 200, 60]]]);

		const grey = await sharp({ create: { ...square, channels: 3, background: "rgb(120, 120, 120)" } })
			.toColourspace("b-w")
			.jpeg()
			.toBuffer();
		expect((await sharp(grey).metadata()).channels).toBe(1);
		await expectColours(only((await render(grey, "image/jpeg")).renditions), [[20, 20, [120, 120, 120]]]);

		const clear = await sharp({
			create: { ...square, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
		})
			.png()
			.toBuffer();
		const { renditions } = await render(clear, "image/png");
		expect((await sharp(only(renditions)).stats()).isOpaque).toBe(false);
	});

	test("have no metadata, above all no position", async () => {
		const folder = new URL("../../tests/fixtures/photos/", import.meta.url);
		const names = (await readdir(folder)).filter((name) => /\.(jpg|heic)$/.test(name));
		expect(names.length).toBeGreaterThan(9);
		expect(await ExifReader.load(await photo("iphone-trail.heic"))).toHaveProperty("GPSLatitude");
		for (const name of names) {
			const { renditions } = await render(
				await photo(name),
				name.endsWith(".heic") ? "image/heic" : "image/jpeg",
			);
			for (const { bytes } of renditions) {
				const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
				expect([name, exif, xmp, iptc, icc]).toEqual([name, ...Array(4).fill(undefined)]);
				// The simple format has only picture data; the extended format could contain EXIF or XMP.
				expect([name, Buffer.from(bytes).toString("latin1", 12, 16)]).toEqual([name, "VP8 "]);
			}
		}
	});

	test("of an animation are animated", async () => {
		const frames = await Promise.all(
			["red", "lime", "blue"].map((background) =>
				sharp({ create: { width: 64, height: 48, channels: 3, background } })
					.png()
					.toBuffer(),
			),
		);
		const gif = await sharp(frames, { join: { animated: true } })
			.gif()
			.toBuffer();
		const rendered = await render(gif, "image/gif");
		expect(rendered).toMatchObject({ width: 64, height: 48 });
		expect((await sharp(rendered.renditions[0]?.bytes).metadata()).pages).toBe(3);
	});

	test("of a CMYK picture are in sRGB", async () => {
		const cmyk = await sharp({ create: { width: 50, height: 50, channels: 3, background: "red" } })
			.toColourspace("cmyk")
			.jpeg()
			.toBuffer();
		expect((await sharp(cmyk).metadata()).space).toBe("cmyk");
		const { renditions } = await render(cmyk, "image/jpeg");
		expect((await sharp(renditions[0]?.bytes).metadata()).space).toBe("srgb");
	});
});

describe("unusable files are refused with a reason", () => {
	test("a photo that is cut off", async () => {
		const whole = await photo("stream.jpg");
		await expect(render(whole.subarray(0, whole.length / 2), "image/jpeg")).rejects.toMatchObject({
			reason: "NOT_A_PICTURE",
		});
		const heic = await photo("iphone-trail.heic");
		await expect(render(heic.subarray(0, 40_000), "image/heic")).rejects.toMatchObject({
			reason: "NOT_A_PICTURE",
		});
	});

	test("a HEIC full of noise, and one that is cut off in its header", async () => {
		const heic = await photo("iphone-trail.heic");
		const noise = Buffer.from(heic);
		for (let at = 4_000; at < noise.length; at += 1) noise[at] = (at * 2_654_435_761) % 251;
		for (const bytes of [noise, heic.subarray(0, 30)]) {
			const outcome = await render(bytes, "image/heic").catch((error: unknown) => error);
			// libheif may decode noise as a picture; what counts is that nothing crashes.
			if (outcome instanceof Error) expect(outcome).toMatchObject({ reason: "NOT_A_PICTURE" });
			else expect(outcome).toMatchObject({ width: 3264, height: 2448 });
		}
	});

	test("text declared as a JPEG", async () => {
		await expect(render(Buffer.from("hello"), "image/jpeg")).rejects.toMatchObject({
			reason: "NOT_A_PICTURE",
		});
	});

	test("a small file that would unpack to gigabytes", async () => {
		const bomb = await sharp({ create: { width: 9, height: 9, channels: 3, background: "black" } })
			.gif()
			.toBuffer();
		// The width and height in the logical screen descriptor and in the first image's (GIF89a, 18 and 20).
		const image = bomb.indexOf(0x2c, 13);
		for (const at of [6, 8, image + 5, image + 7]) bomb.writeUInt16LE(30_000, at);
		await expect(render(bomb, "image/gif")).rejects.toMatchObject({ reason: "TOO_MANY_PIXELS" });
	});
});

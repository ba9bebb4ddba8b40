import { readFile } from "node:fs/promises";
import ExifReader from "exifreader";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { PhotoType } from "../routers/photos.schema";
import { readCapture } from "./read-capture";
import { render } from "./render";

const photo = (name: string) => readFile(new URL(`../../tests/fixtures/photos/${name}`, import.meta.url));

/** Mean difference of two pictures per channel, 0 to 255, seen at 64 × 64. */
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

describe("renditions", () => {
	test("come at every width up to the original's and are never enlarged", async () => {
		const small = await sharp({ create: { width: 900, height: 300, channels: 3, background: "teal" } })
			.png()
			.toBuffer();
		const rendered = await render(small, "image/png");
		expect(rendered).toMatchObject({ width: 900, height: 300 });
		expect(rendered.renditions.map(({ width }) => width)).toEqual([480, 900]);
		for (const { width, bytes } of rendered.renditions)
			expect((await sharp(bytes).metadata()).width).toBe(width);
	});

	test("a phone held upright comes out upright", async () => {
		const { width, height, bytes } = await largest("two-dogs.jpg", "image/jpeg");
		expect(height).toBeGreaterThan(width);
		expect(await difference(bytes, await photo("two-dogs.jpg"))).toBeLessThan(4);
		expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
	});

	test("HEIC shows the same picture as the JPEG of the same shot", async () => {
		const { bytes } = await largest("iphone-trail.heic", "image/heic");
		expect(await difference(bytes, await photo("picos-trail.jpg"))).toBeLessThan(6);
	});

	test("carry no metadata, above all no position", async () => {
		for (const [name, type] of [
			["ridge-in-autumn.jpg", "image/jpeg"],
			["iphone-trail.heic", "image/heic"],
		] as const) {
			expect(await ExifReader.load(await photo(name))).toHaveProperty("GPSLatitude");
			const { renditions } = await render(await photo(name), type);
			for (const { bytes } of renditions) {
				const metadata = await sharp(bytes).metadata();
				expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined]);
			}
		}
	});

	test("an animation keeps moving", async () => {
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

	test("print colours become screen colours", async () => {
		const cmyk = await sharp({ create: { width: 50, height: 50, channels: 3, background: "red" } })
			.toColourspace("cmyk")
			.jpeg()
			.toBuffer();
		expect((await sharp(cmyk).metadata()).space).toBe("cmyk");
		const { renditions } = await render(cmyk, "image/jpeg");
		expect((await sharp(renditions[0]?.bytes).metadata()).space).toBe("srgb");
	});
});

describe("files that are no pictures end with a reason", () => {
	test("a photo cut short", async () => {
		const whole = await photo("stream.jpg");
		await expect(render(whole.subarray(0, whole.length / 2), "image/jpeg")).rejects.toMatchObject({
			reason: "NOT_A_PICTURE",
		});
		const heic = await photo("iphone-trail.heic");
		await expect(render(heic.subarray(0, 40_000), "image/heic")).rejects.toMatchObject({
			reason: "NOT_A_PICTURE",
		});
	});

	test("text with a photo's name", async () => {
		await expect(render(Buffer.from("hello"), "image/jpeg")).rejects.toMatchObject({
			reason: "NOT_A_PICTURE",
		});
	});

	test("a small file that unpacks to gigabytes", async () => {
		const bomb = await sharp({
			create: { width: 13_000, height: 13_000, channels: 3, background: "black" },
			limitInputPixels: false,
		})
			.png({ compressionLevel: 9 })
			.toBuffer();
		expect(bomb.length).toBeLessThan(2_000_000);
		await expect(render(bomb, "image/png")).rejects.toMatchObject({ reason: "TOO_MANY_PIXELS" });
	});
});

describe("capture", () => {
	const timezone = "Europe/Madrid";
	const summary = async (name: string) => {
		const { takenAt, ...rest } = await readCapture(await photo(name), { timezone });
		return { takenAt: takenAt?.toISOString() ?? null, ...rest };
	};
	test.each([
		["ridge-in-autumn.jpg", "2026-05-16T07:12:04.000Z", 120, "Apple iPhone 15"],
		["iphone-trail.heic", "2026-05-16T10:05:50.000Z", 120, "Google Pixel 8"],
		["stream.jpg", "2026-05-16T08:40:31.000Z", 120, "samsung SM-S911B"],
		["two-dogs.jpg", "2026-05-17T09:20:44.000Z", 120, "Apple iPhone 13"],
		["evening-room.jpg", "2026-05-15T20:15:09.000Z", 120, null],
		// No offset in the file: 08:31 at the event.
		["dandelions.jpg", "2026-05-17T06:31:00.000Z", null, null],
		["fig.jpg", null, null, null],
		["brushes.jpg", null, null, null],
	])("%s", async (name, takenAt, takenAtOffset, camera) => {
		expect(await summary(name)).toEqual({ takenAt, takenAtOffset, camera });
	});
});

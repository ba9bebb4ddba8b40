import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { captureOf } from "./render-here.fixture";

const photo = (name: string) => readFile(new URL(`../../tests/fixtures/photos/${name}`, import.meta.url));

describe("time and camera", () => {
	const timezone = "Europe/Madrid";
	const summary = async (name: string) => {
		const type = name.endsWith(".heic") ? "image/heic" : "image/jpeg";
		const { takenAt, ...rest } = await captureOf(await photo(name), type, { timezone });
		return { takenAt: takenAt?.toISOString() ?? null, ...rest };
	};
	test.each([
		["ridge-in-autumn.jpg", "2026-05-16T07:12:04.000Z", 120, "Apple iPhone 15"],
		["iphone-trail.heic", "2026-05-16T10:05:50.000Z", 120, "Google Pixel 8"],
		["picos-trail.jpg", "2026-05-16T10:05:50.000Z", 120, "Google Pixel 8"],
		["summit-sunset.jpg", "2026-05-16T18:58:12.000Z", 120, "Canon EOS 450D"],
		["stream.jpg", "2026-05-16T08:40:31.000Z", 120, "samsung SM-S911B"],
		["two-dogs.jpg", "2026-05-17T09:20:44.000Z", 120, "Apple iPhone 13"],
		["evening-room.jpg", "2026-05-15T20:15:09.000Z", 120, null],
		// The file has no offset, so 08:31 is in the event's time zone.
		["dandelions.jpg", "2026-05-17T06:31:00.000Z", null, null],
		["fig.jpg", null, null, null],
		["brushes.jpg", null, null, null],
	])("%s", async (name, takenAt, takenAtOffset, camera) => {
		expect(await summary(name)).toEqual({ takenAt, takenAtOffset, camera });
	});

	const exif = (DateTimeOriginal: string) =>
		sharp({ create: { width: 40, height: 40, channels: 3, background: "teal" } }).withExif({
			IFD0: { Make: "Canon", Model: "Canon EOS R6" },
			IFD2: { DateTimeOriginal, OffsetTimeOriginal: "-03:30" },
		});

	test.each(["jpeg", "png", "webp", "avif"] as const)("are read from %s", async (format) => {
		const bytes = await exif("2026:05:16 10:00:00").toFormat(format).toBuffer();
		// The bytes are part of a larger buffer, as they often are in downloads.
		const part = Buffer.concat([Buffer.alloc(7), bytes]).subarray(7);
		expect(await captureOf(part, `image/${format}`, { timezone })).toEqual({
			takenAt: new Date("2026-05-16T13:30:00Z"),
			takenAtOffset: -210,
			camera: "Canon EOS R6",
		});
	});

	test.each(["0000:00:00 00:00:00", "2026:02:31 10:00:00", "2026:05:16 25:00:00", "yesterday"])(
		"the impossible time %s is ignored",
		async (time) => {
			const { takenAt } = await captureOf(await exif(time).jpeg().toBuffer(), "image/jpeg", { timezone });
			expect(takenAt).toBeNull();
		},
	);
});

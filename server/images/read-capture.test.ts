import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { ExifTexts } from "./process/messages";
import { readCapture } from "./read-capture";
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

	test.each([
		...["0000:00:00 00:00:00", "2026:02:31 10:00:00", "2026:05:16 25:00:00", "yesterday"],
		...["0001:01:01 00:00:00", "9999:12:31 23:59:59", "1970:01:01 00:00:00", "2026:05:16 10:61:00"],
	])("the impossible time %s is ignored", async (time) => {
		const { takenAt } = await captureOf(await exif(time).jpeg().toBuffer(), "image/jpeg", { timezone });
		expect(takenAt).toBeNull();
	});
});

describe("of the times in a file", () => {
	const none = { time: null, offset: null, subSec: null };
	const told = (texts: Partial<ExifTexts>) => {
		const exif = { make: null, model: null, original: none, digitized: none, changed: none, ...texts };
		const now = new Date("2026-12-01T00:00:00Z");
		const { takenAt, takenAtOffset } = readCapture(exif, { timezone: "Europe/Madrid", now });
		return [takenAt?.toISOString() ?? null, takenAtOffset];
	};
	const at = (time: string | null, offset: string | null = null, subSec: string | null = null) => ({
		...{ time, offset, subSec },
	});

	test("the first that is possible counts, with its own offset: taken, digitized, changed", () => {
		const [digitized, changed] = [at("2026:05:16 11:00:00", "+02:00"), at("2026:05:16 12:00:00", "-04:00")];
		expect(told({ original: at("2026:05:16 10:00:00", "+01:00"), digitized, changed })).toEqual([
			"2026-05-16T09:00:00.000Z",
			60,
		]);
		const broken = at("0000:00:00 00:00:00", "+05:00");
		expect(told({ original: broken, digitized, changed })).toEqual(["2026-05-16T09:00:00.000Z", 120]);
		expect(told({ original: broken, digitized: at("    :  :  "), changed })).toEqual([
			"2026-05-16T16:00:00.000Z",
			-240,
		]);
	});

	test("the offset of another time counts only if both were written at once", () => {
		const original = at("2026:05:16 12:00:00");
		expect(told({ original, changed: at("2026:05:16 12:00:03", "-04:00") })).toEqual([
			"2026-05-16T16:00:00.000Z",
			-240,
		]);
		expect(told({ original, changed: at(null, "-04:00") })).toEqual(["2026-05-16T16:00:00.000Z", -240]);
		// Changed at home, days later.
		expect(told({ original, changed: at("2026:05:20 21:00:00", "-04:00") })).toEqual([
			"2026-05-16T10:00:00.000Z",
			null,
		]);
	});

	test.each([
		["1", ".100"],
		["051", ".051"],
		["999999", ".999"],
		["  ", ".000"],
		["-5", ".000"],
		["x", ".000"],
	])("the fraction %j of a second is %s", (subSec, fraction) => {
		expect(told({ original: at("2026:05:16 10:00:00", "+00:00", subSec) })[0]).toBe(
			`2026-05-16T10:00:00${fraction}Z`,
		);
	});

	test.each([
		["2026-05-16 10:00:00", "+02:00", "2026-05-16T08:00:00.000Z", 120],
		["2026/05/16 10:00:00", "+02:00", "2026-05-16T08:00:00.000Z", 120],
		["2026-05-16T10:00:00.25+01:00", null, "2026-05-16T09:00:00.250Z", 60],
		["2026-05-16T10:00:00Z", "+02:00", "2026-05-16T10:00:00.000Z", 0],
		["2026: 5:16 10: 0: 0", "+02:00", "2026-05-16T08:00:00.000Z", 120],
		["2026:05:16 10:00", "+02:00", "2026-05-16T08:00:00.000Z", 120],
		["2026:05:16 10:00:00", "Z", "2026-05-16T10:00:00.000Z", 0],
		["2026:05:16 10:00:00", "+0200", "2026-05-16T08:00:00.000Z", 120],
		["2026:05:16 10:00:00", "-3", "2026-05-16T13:00:00.000Z", -180],
		["2026:05:16 10:00:00", "+25:00", "2026-05-16T08:00:00.000Z", null],
		["2026:05:16 10:00:00", "   :  ", "2026-05-16T08:00:00.000Z", null],
		["1962:07:04 10:00:00", "+00:00", "1962-07-04T10:00:00.000Z", 0],
		["2026:05:16", "+02:00", null, null],
		["2026:05:16 10:00:00 PM", "+02:00", null, null],
		["2028:01:01 10:00:00", "+02:00", null, null],
	])("%j with the offset %j is %s", (time, offset, takenAt, minutes) => {
		expect(told({ original: at(time, offset) })).toEqual([takenAt, minutes]);
	});
});

test.each([
	["unknown", "unknown", null],
	["Unknown", "One", "One"],
	["Acme", "undefined", "Acme"],
	["<faulty value>", "Unknown Model", null],
	["--", "", null],
	["Unknown Worlds", "X1", "Unknown Worlds X1"],
	["理光", "ＧＲ", "理光 ＧＲ"],
])("the camera of %j and %j is %j", (make, model, camera) => {
	const none = { time: null, offset: null, subSec: null };
	const exif = { make, model, original: none, digitized: none, changed: none };
	expect(readCapture(exif, { timezone: "Europe/Madrid", now: new Date() }).camera).toBe(camera);
});

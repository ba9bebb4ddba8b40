/**
 * When and with which camera a photo was taken, from the texts of its EXIF (./process/read-exif.mjs). EXIF 3.0, 4.6.6:
 * a time is wall-clock time without a time zone, and its offset from UTC and its fraction of a second are in tags of
 * their own. What counts and why: docs/decisions/0050-when-a-photo-was-taken.md
 */
import { TZDate } from "@date-fns/tz";
import type { ExifTexts, ExifTime } from "./process/messages";

export interface Capture {
	takenAt: Date | null;
	/**
	 * Offset of the camera's clock from UTC in minutes; null if it is unknown, and the event's time zone was
	 * assumed, and if there is no time.
	 */
	takenAtOffset: number | null;
	camera: string | null;
}

interface Where {
	/** The event's. */
	timezone: string;
	now: Date;
}

/** Interprets the texts of an EXIF. A field is null if its text is missing or makes no sense. */
export function readCapture(exif: ExifTexts, where: Where): Capture {
	return { ...captureTime(exif, where), camera: cameraName(named(exif.make), named(exif.model)) };
}

/** A time on a clock, as if it were UTC, in milliseconds. */
interface Read {
	clock: number;
	offset: number | null;
}

function captureTime(exif: ExifTexts, where: Where): Pick<Capture, "takenAt" | "takenAtOffset"> {
	const times = [exif.original, exif.digitized, exif.changed].map((time) => parseTime(time, where.now));
	const best = times.find((time) => time !== null);
	if (!best) return { takenAt: null, takenAtOffset: null };
	const offset = best.offset ?? offsetBeside(best, exif, times);
	return { takenAt: instantOf(best.clock, offset, where.timezone), takenAtOffset: offset };
}

const hour = 3_600_000;

/**
 * The offset of another time in the same file, for a time without its own. It counts if the other time is missing or
 * about the same, because otherwise a program wrote it later, perhaps elsewhere.
 */
function offsetBeside(best: Read, exif: ExifTexts, times: readonly (Read | null)[]): number | null {
	for (const [i, { offset }] of [exif.original, exif.digitized, exif.changed].entries()) {
		const minutes = parseOffset(offset);
		const time = times[i];
		if (minutes !== null && (!time || Math.abs(time.clock - best.clock) <= hour)) return minutes;
	}
	return null;
}

/** EXIF's own form, and those of ISO 8601 that programs write instead. */
const wallClock =
	/^(\d{4})[:/.-]\s?(\d{1,2})[:/.-]\s?(\d{1,2})[ T]\s?(\d{1,2}):\s?(\d{1,2})(?::\s?(\d{1,2})(?:[.,](\d+))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;
/** The year of the first photograph; scans of old ones may be dated by hand. */
const firstYear = 1826;
/** What clocks and programs write that have no time: where their count begins. */
const unset: ReadonlySet<number> = new Set(
	[1904, 1970, 1980].map((year) => Date.UTC(year, 0, 1, 0, 0, 0, 0)),
);

function parseTime({ time, offset, subSec }: ExifTime, now: Date): Read | null {
	const found = wallClock.exec(time ?? "");
	if (!found) return null;
	const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = found
		.slice(1, 7)
		.map((digits) => Number(digits ?? 0));
	// A clock may be set a year ahead, but not to 9999.
	if (year < firstYear || year > now.getUTCFullYear() + 1) return null;
	const clock = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds));
	// JavaScript would silently turn 31 February or a 25th hour into another time.
	const isReal =
		clock.getUTCMonth() === month - 1 &&
		clock.getUTCDate() === day &&
		hours < 24 &&
		minutes < 60 &&
		seconds < 60;
	if (!isReal || unset.has(clock.getTime())) return null;
	const fraction = milliseconds(found[7] ?? subSec);
	return { clock: clock.getTime() + fraction, offset: parseOffset(found[8] ?? offset) };
}

/** "5" is half a second, and "051" is 51 milliseconds. The rest is cut off, so that the order stays. */
const milliseconds = (digits: string | null) =>
	digits !== null && /^\d+$/.test(digits) ? Number(digits.slice(0, 3).padEnd(3, "0")) : 0;

function parseOffset(text: string | null): number | null {
	if (text !== null && /^z$/i.test(text)) return 0;
	const [, sign, hours, minutes = "0"] = /^([+-])(\d\d?)(?::?(\d\d))?$/.exec(text ?? "") ?? [];
	const value = Number(hours) * 60 + Number(minutes);
	if (Number.isNaN(value) || Number(minutes) > 59 || value > 14 * 60) return null;
	return sign === "-" ? 0 - value : value;
}

function instantOf(clock: number, offset: number | null, timezone: string): Date {
	if (offset !== null) return new Date(clock - offset * 60_000);
	const at = new Date(clock);
	const date = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()] as const;
	const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds(), at.getUTCMilliseconds()] as const;
	return new Date(new TZDate(...date, ...time, timezone).getTime());
}

const maxCamera = 100;
const shortened = (name: string) => [...name].slice(0, maxCamera).join("").trim();

/** "Apple" and "iPhone 15" become "Apple iPhone 15"; "Canon" and "Canon EOS R6" stay "Canon EOS R6". */
/** What programs write that do not know the camera. */
const noName =
	/^((unknown|undefined|null|none|n\/a)( (camera|device|make|manufacturer|model))?|<.*>|[\s\p{P}]*)$/iu;
const named = (text: string | null) => (text !== null && noName.test(text.trim()) ? null : text);

function cameraName(make: string | null, model: string | null): string | null {
	const one = model ?? make;
	if (one === null) return null;
	if (!make || !model || model.toLowerCase().startsWith(make.toLowerCase())) return shortened(one);
	return shortened(`${make} ${model}`);
}

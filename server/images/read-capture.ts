/**
 * When and with which camera a photo was taken, from the texts of its EXIF (./process/read-exif.mjs). EXIF 2.31:
 * DateTimeOriginal is wall-clock time without a time zone. OffsetTimeOriginal is its offset from UTC, if the
 * camera knew it.
 */
import { TZDate } from "@date-fns/tz";
import type { ExifTexts } from "./process/messages";

export interface Capture {
	takenAt: Date | null;
	/**
	 * Offset of the camera's clock from UTC in minutes; null if it is unknown, and the event's time zone was
	 * assumed.
	 */
	takenAtOffset: number | null;
	camera: string | null;
}

const wallClock = /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/;
const offset = /^([+-])(\d\d):(\d\d)$/;

/** Interprets the texts of an EXIF. A field is null if its text is missing or makes no sense. */
export function readCapture(exif: ExifTexts, { timezone }: { timezone: string }): Capture {
	const takenAtOffset = parseOffset(exif.offsetTimeOriginal);
	return {
		takenAt: parseTime(exif.dateTimeOriginal, { takenAtOffset, timezone }),
		takenAtOffset,
		camera: cameraName(exif.make, exif.model),
	};
}

function parseOffset(text: string | null): number | null {
	const [, sign, hours, minutes] = offset.exec(text ?? "") ?? [];
	const value = Number(hours) * 60 + Number(minutes);
	if (Number.isNaN(value) || value > 14 * 60) return null;
	return sign === "-" ? -value : value;
}

function parseTime(
	text: string | null,
	{ takenAtOffset, timezone }: { takenAtOffset: number | null; timezone: string },
): Date | null {
	const [year, month, day, hours, minutes, seconds] = (wallClock.exec(text ?? "") ?? []).slice(1).map(Number);
	// Cameras whose clock was never set write zeros.
	if (!year || !month || !day || hours === undefined || minutes === undefined || seconds === undefined)
		return null;
	const utc = new Date(Date.UTC(year, month - 1, day, hours, minutes, seconds));
	// JavaScript would silently turn 31 February or a 25th hour into another time.
	if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day || utc.getUTCHours() !== hours) return null;
	if (takenAtOffset !== null) return new Date(utc.getTime() - takenAtOffset * 60_000);
	return new Date(new TZDate(year, month - 1, day, hours, minutes, seconds, timezone).getTime());
}

/** "Apple" and "iPhone 15" become "Apple iPhone 15"; "Canon" and "Canon EOS R6" stay "Canon EOS R6". */
function cameraName(make: string | null, model: string | null): string | null {
	if (!make || !model) return (model ?? make)?.slice(0, 100) ?? null;
	const name = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
	return name.slice(0, 100);
}

/**
 * When and with what a photo was taken, from the texts of its EXIF (./process/read-exif.mjs).
 * EXIF 2.31: DateTimeOriginal is wall-clock time without a zone; OffsetTimeOriginal, if the camera knew, its offset.
 */
import { TZDate } from "@date-fns/tz";
import type { ExifTexts } from "./process/messages";

export interface Capture {
	takenAt: Date | null;
	/** Minutes from UTC of the camera's clock; null where it does not say and the event's time zone was assumed. */
	takenAtOffset: number | null;
	camera: string | null;
}

const wallClock = /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/;
const offset = /^([+-])(\d\d):(\d\d)$/;

/** What the texts of an EXIF mean. Where one is missing or means nothing, its part of the answer is null. */
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
	// A 31 February or a 25th hour would quietly become another time.
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

/**
 * When and with what a photo was taken, from its EXIF. The position is never read out.
 * EXIF 2.31: DateTimeOriginal is wall-clock time without a zone; OffsetTimeOriginal, if the camera knew, its offset.
 */
import { TZDate } from "@date-fns/tz";
import ExifReader from "exifreader";
import sharp from "sharp";

export interface Capture {
	takenAt: Date | null;
	/** Minutes from UTC of the camera's clock; null where it does not say and the event's time zone was assumed. */
	takenAtOffset: number | null;
	camera: string | null;
}

const wallClock = /^(\d{4}):(\d\d):(\d\d)[ T](\d\d):(\d\d):(\d\d)/;
const offset = /^([+-])(\d\d):(\d\d)$/;

/** What is read at all: no position, and nothing that would have to be unpacked first. */
const includeTags = { exif: ["DateTimeOriginal", "OffsetTimeOriginal", "Make", "Model"] };

/** Cameras write some kilobytes, 64 at most in a JPEG. */
const maxExifBytes = 256 * 1024;

/** A file without EXIF, or with a broken one, is a photo all the same: everything is null. */
export async function readCapture(bytes: Uint8Array, { timezone }: { timezone: string }): Promise<Capture> {
	const tags = readTags(await findExif(bytes));
	const text = (tag: { description: string } | undefined) =>
		tag?.description.replaceAll(/\p{Cc}/gu, "").trim() || null;
	const takenAtOffset = parseOffset(text(tags?.OffsetTimeOriginal));
	return {
		takenAt: parseTime(text(tags?.DateTimeOriginal), { takenAtOffset, timezone }),
		takenAtOffset,
		camera: cameraName(text(tags?.Make), text(tags?.Model)),
	};
}

/**
 * sharp finds it in a thread of its own. ExifReader can, too, but looks through a file of millions of empty chunks for
 * many seconds, in which the server answers nobody.
 */
async function findExif(bytes: Uint8Array): Promise<Uint8Array | null> {
	const { exif } = await sharp(bytes)
		.metadata()
		.catch(() => ({ exif: undefined }));
	if (!exif || exif.length > maxExifBytes) return null;
	// JPEG marks the segment so; what follows is a TIFF, as it is in the other formats from the start.
	return exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
}

function readTags(exif: Uint8Array | null): ExifReader.Tags | null {
	if (!exif) return null;
	try {
		return ExifReader.load(Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength), { includeTags });
	} catch {
		return null;
	}
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

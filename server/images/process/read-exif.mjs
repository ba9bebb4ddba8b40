/**
 * Reads the texts of an EXIF that say when and with which camera a photo was taken. The position is never read.
 * ../read-capture.ts interprets the texts.
 */
import ExifReader from "exifreader";

/** @typedef {import("./messages").ExifTexts} ExifTexts */

/** The only tags that are read. They do not include the position or anything that would have to be unpacked first. */
const includeTags = { exif: ["DateTimeOriginal", "OffsetTimeOriginal", "Make", "Model"] };

/** A larger EXIF is not read. Cameras write a few kilobytes, and a JPEG allows 64. */
const maxExifBytes = 256 * 1024;
/** The most characters of one text. A camera's name is far shorter. */
const maxText = 200;

/**
 * If a photo has no EXIF or a broken one, every text is null.
 * @param {Buffer | undefined} exif the EXIF as sharp returns it
 * @returns {ExifTexts}
 */
export function readExif(exif) {
	const tags = exif && exif.length <= maxExifBytes ? readTags(exif) : null;
	/** @param {{ description: unknown } | undefined} tag */
	const text = (tag) => {
		// A camera may have written a number instead of a text.
		if (typeof tag?.description !== "string") return null;
		return (
			tag.description
				.slice(0, maxText)
				.replaceAll(/\p{Cc}/gu, "")
				.trim() || null
		);
	};
	return {
		dateTimeOriginal: text(tags?.DateTimeOriginal),
		offsetTimeOriginal: text(tags?.OffsetTimeOriginal),
		make: text(tags?.Make),
		model: text(tags?.Model),
	};
}

/** @param {Buffer} exif */
function readTags(exif) {
	// A JPEG's EXIF begins with this mark and a TIFF follows. In the other formats the EXIF is just the TIFF.
	const tiff = exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
	try {
		return ExifReader.load(Buffer.from(tiff.buffer, tiff.byteOffset, tiff.byteLength), { includeTags });
	} catch {
		return null;
	}
}

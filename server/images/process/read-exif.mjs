/**
 * The texts of an EXIF that say when and with what a photo was taken. The position is never read out.
 * What they mean is worked out in ../read-capture.ts.
 */
import ExifReader from "exifreader";

/** @typedef {import("./messages").ExifTexts} ExifTexts */

/** What is read at all: no position, and nothing that would have to be unpacked first. */
const includeTags = { exif: ["DateTimeOriginal", "OffsetTimeOriginal", "Make", "Model"] };

/** Cameras write some kilobytes, 64 at most in a JPEG. */
const maxExifBytes = 256 * 1024;
/** Characters of one text; a camera's name is far shorter. */
const maxText = 200;

/**
 * A photo without EXIF, or with a broken one, is a photo all the same: every text is null.
 * @param {Buffer | undefined} exif as sharp finds it
 * @returns {ExifTexts}
 */
export function readExif(exif) {
	const tags = exif && exif.length <= maxExifBytes ? readTags(exif) : null;
	/** @param {{ description: unknown } | undefined} tag */
	const text = (tag) => {
		// A camera may have written a number where there should be a text.
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
	// JPEG marks the segment so; what follows is a TIFF, as it is in the other formats from the start.
	const tiff = exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
	try {
		return ExifReader.load(Buffer.from(tiff.buffer, tiff.byteOffset, tiff.byteLength), { includeTags });
	} catch {
		return null;
	}
}

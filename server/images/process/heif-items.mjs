/** Refuses a HEIC or AVIF of too many items before a decoder reads it, by what it says, as libheif does. */
import { childOf, metaOf, placesOf } from "./heif-boxes.mjs";
import { UnusablePicture } from "./unusable-picture.mjs";

/**
 * The most items of a HEIC or AVIF. Phones store a photo in tiles of 512 × 512 pixels, and their gain map likewise; libheif
 * allows a thousand.
 */
export const maxItems = 4_096;

/**
 * Throws UnusablePicture if the file says that it has more (ISO/IEC 14496-12, 8.11.6).
 * @param {Buffer} file
 */
export function refuseTooManyItems(file) {
	try {
		const meta = metaOf(file);
		const iinf = meta && childOf(file, meta, "iinf");
		if (!iinf) return;
		const count =
			file.readUInt8(iinf.start) === 0
				? file.readUInt16BE(iinf.start + 4)
				: file.readUInt32BE(iinf.start + 4);
		if (count > maxItems) throw new UnusablePicture("TOO_MANY_PARTS", `${count} items`);
		// Throws if the items are in too many pieces.
		placesOf(file, meta);
	} catch (error) {
		// The file ends before its boxes do, which its decoder says.
		if (!(error instanceof RangeError)) throw error;
	}
}

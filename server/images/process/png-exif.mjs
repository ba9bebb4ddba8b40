/**
 * Puts a PNG's EXIF where libpng reads it. The chunk may come after the pixels (PNG 3, 5.6), where programs add it without
 * writing the file anew.
 */
import { crc32 } from "node:zlib";

/** The position of the first chunk, after the signature. */
const firstChunk = 8;
/** A chunk's length, its name and, at the end, its checksum. */
const frameBytes = 12;

/**
 * The same file if the EXIF is before the pixels, or if there is none or a broken one.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function withExifFirst(bytes) {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let pixelsAt = 0;
	for (let at = firstChunk; at + frameBytes <= file.length; ) {
		const end = at + frameBytes + file.readUInt32BE(at);
		const name = file.toString("latin1", at + 4, at + 8);
		if (name === "IDAT") pixelsAt ||= at;
		if (name === "IEND" || end > file.length) return bytes;
		if (name === "eXIf") {
			if (pixelsAt === 0 || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4))
				return bytes;
			return Buffer.concat([
				file.subarray(0, pixelsAt),
				file.subarray(at, end),
				file.subarray(pixelsAt, at),
				file.subarray(end),
			]);
		}
		at = end;
	}
	return bytes;
}

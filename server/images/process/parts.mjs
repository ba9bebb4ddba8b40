/**
 * Counts the parts of a file (frames, chunks, boxes) before a decoder reads it, because some decoders take minutes
 * for a file of millions of empty parts. An animation is cut after the frames that are kept, because later ones
 * are left out anyway.
 */
import { countGifPixels } from "./gif-pixels.mjs";
import { metaOf } from "./heif-boxes.mjs";
import { refuseTooManyItems } from "./heif-items.mjs";
import { UnusablePicture } from "./unusable-picture.mjs";

/** @typedef {import("@/rules/photo-types").PhotoType} PhotoType */

/** The most parts of a file, far above what any encoder writes into a megabyte. */
export const maxParts = 10_000;
/**
 * Chunks and boxes are counted in this many bytes from the start. The time that the rest takes depends only on its
 * length.
 */
const countedBytes = 1_000_000;

/**
 * Returns the file, or its start if it has more frames than are kept. Throws UnusablePicture if it has too many
 * parts.
 * @param {Uint8Array} bytes
 * @param {PhotoType} type
 * @param {{ maxFrames: number }} o
 * @returns {Uint8Array}
 */
export function boundParts(bytes, type, { maxFrames }) {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	switch (type) {
		case "image/gif":
			return boundGif(file, maxFrames);
		case "image/webp":
			return boundWebp(file, maxFrames);
		case "image/png":
			countPngChunks(file);
			return bytes;
		case "image/avif":
		case "image/heic":
		case "image/heif":
			refuseTooManyItems(file);
			countBoxes(file, 0, Math.min(file.length, countedBytes), { boxes: 0 });
			countBoxesOfPictures(file);
			return bytes;
		case "image/jpeg":
			// Its segments are counted together with its scans (./jpeg-scans.mjs).
			return bytes;
	}
}

/**
 * Throws UnusablePicture.
 * @param {number} count
 */
export function refuseTooMany(count) {
	if (count > maxParts) throw new UnusablePicture("NOT_A_PICTURE", `more than ${maxParts} parts`);
}

const gifExtension = 0x21;
const gifImage = 0x2c;
const gifEnd = 0x3b;

/**
 * A GIF has a header and a screen, then extensions and images until the end (GIF89a, appendix A).
 * @param {Buffer} file
 * @param {number} maxFrames
 */
function boundGif(file, maxFrames) {
	let at = 13 + colourTable(file[10]);
	let frames = 0;
	let extensions = 0;
	while (at < file.length) {
		const block = file[at];
		if (block === gifExtension) {
			refuseTooMany(++extensions);
			at = afterSubBlocks(file, at + 2);
		} else if (block === gifImage) {
			if (frames++ === maxFrames) return Buffer.concat([file.subarray(0, at), Buffer.from([gifEnd])]);
			refuseHalf(file, at);
			// An image begins with its position, size and flags, the colour table and the bits of the smallest code.
			at = afterSubBlocks(file, at + 10 + colourTable(file[at + 9]) + 1);
		} else break;
	}
	return file;
}

/** More than a picture may have that is held in memory. */
const countedPixels = 65_000_000;

/**
 * Throws UnusablePicture if a GIF's frame lacks as much as a row.
 * @param {Buffer} file
 * @param {number} at
 */
function refuseHalf(file, at) {
	if (at + 10 > file.length) throw new UnusablePicture("NOT_A_PICTURE", "a frame without a size");
	const [width, height] = [file.readUInt16LE(at + 5), file.readUInt16LE(at + 7)];
	// It is refused for its size later (./open-picture.mjs), which is a better reason.
	if (width * height > countedPixels) return;
	const codes = at + 10 + colourTable(file[at + 9]);
	if (countGifPixels(file, codes, width * height) <= width * height - width && width * height > 0)
		throw new UnusablePicture("NOT_A_PICTURE", "pixels of a frame are missing");
}

/**
 * @param {number} [flags]
 * @returns {number} bytes of the colour table that the flags declare
 */
const colourTable = (flags = 0) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/**
 * @param {Buffer} file
 * @param {number} at the position of the first length
 */
function afterSubBlocks(file, at) {
	for (let length = file[at]; length; length = file[at]) at += length + 1;
	return at + 1;
}

/**
 * A WebP is a RIFF file whose chunks have a name of four letters, a length and an even number of bytes (RFC 9649,
 * 2.3).
 * @param {Buffer} file
 * @param {number} maxFrames
 */
function boundWebp(file, maxFrames) {
	let frames = 0;
	let chunks = 0;
	for (let at = 12; at + 8 <= file.length; ) {
		refuseTooMany(++chunks);
		const isFrame = file.toString("latin1", at, at + 4) === "ANMF";
		if (isFrame && frames++ === maxFrames) {
			const start = Buffer.from(file.subarray(0, at));
			start.writeUInt32LE(at - 8, 4);
			return start;
		}
		const length = file.readUInt32LE(at + 4);
		refuseHoles(file, at, length);
		at += 8 + length + (length % 2);
	}
	return file;
}

/** A frame begins with its name and length, its position, size, duration and flags. */
const frameHeader = 24;
/** Of 16 × 16 pixels. A picture of one colour takes zeros only, but hardly a fifth of a bit for each. */
const macroblocksPerZero = 16;

/**
 * Throws UnusablePicture if the VP8 data of a WebP have more zeros in a row than its pixels can explain. libwebp goes on
 * with them where the picture is missing, and reports nothing.
 * @param {Buffer} file
 * @param {number} at
 * @param {number} length
 */
function refuseHoles(file, at, length) {
	const name = file.toString("latin1", at, at + 4);
	const end = Math.min(file.length, at + 8 + length);
	if (name === "ANMF") {
		for (let inner = at + frameHeader; inner + 8 <= end; ) {
			const innerLength = file.readUInt32LE(inner + 4);
			if (file.toString("latin1", inner, inner + 4) !== "ANMF") refuseHoles(file, inner, innerLength);
			inner += 8 + innerLength + (innerLength % 2);
		}
	}
	// A frame's tag and its start code come before its size (RFC 6386, 9.1).
	if (name !== "VP8 " || at + 18 > end) return;
	const [width, height] = [file.readUInt16LE(at + 14) & 0x3fff, file.readUInt16LE(at + 16) & 0x3fff];
	const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
	const zeros = Buffer.alloc(16 + Math.ceil(macroblocks / macroblocksPerZero));
	if (file.subarray(at + 8, end).includes(zeros))
		throw new UnusablePicture("NOT_A_PICTURE", "zeros in a frame");
}

/**
 * After its signature a PNG has chunks, each with a length, a name, its bytes and a checksum (PNG 3, 5.3).
 * @param {Buffer} file
 */
function countPngChunks(file) {
	let chunks = 0;
	for (let at = 8; at + 8 <= Math.min(file.length, countedBytes); at += 12 + file.readUInt32BE(at))
		refuseTooMany(++chunks);
}

/** Boxes that contain boxes, and the position of the first one inside. */
const containers = new Map([
	["meta", 12],
	["iprp", 8],
	["ipco", 8],
	["iref", 12],
	["iinf", 14],
	["dinf", 8],
	["moov", 8],
	["trak", 8],
	["mdia", 8],
	["minf", 8],
	["stbl", 8],
]);

/** The box of everything about pictures may come after their data. @param {Buffer} file */
function countBoxesOfPictures(file) {
	try {
		const meta = metaOf(file);
		if (meta) countBoxes(file, meta.start, meta.end, { boxes: 0 });
	} catch (error) {
		// The file ends before its boxes do, which its decoder says.
		if (!(error instanceof RangeError)) throw error;
	}
}

/**
 * A box begins with a length of 32 bits; 1 means that a length of 64 bits follows the name, and 0 means the rest
 * of the file (ISO/IEC 14496-12, 4.2).
 * @param {Buffer} file
 * @param {number} start
 * @param {number} end
 * @param {{ boxes: number }} count
 * @param {number} [depth]
 */
function countBoxes(file, start, end, count, depth = 0) {
	for (let at = start; at + 8 <= end; ) {
		refuseTooMany(++count.boxes);
		const short = file.readUInt32BE(at);
		const length = short === 1 && at + 16 <= end ? Number(file.readBigUInt64BE(at + 8)) : short;
		const next = length < 8 ? end : Math.min(end, at + length);
		const inner = containers.get(file.toString("latin1", at + 4, at + 8));
		if (inner && depth < containers.size) countBoxes(file, at + inner, next, count, depth + 1);
		at = next;
	}
}

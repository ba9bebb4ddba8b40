/**
 * Walks over the markers of the first picture in a JPEG (ITU T.81, B.1 and B.2), without decoding anything. It finds
 * them as libjpeg does, whatever is between them.
 */

/**
 * @typedef {object} Marker
 * @property {number} marker
 * @property {number} start its place
 * @property {number} end the place after its segment
 * @property {Buffer} segment what follows its length; empty for the end of the image
 */

export const startOfScan = 0xda;
export const endOfImage = 0xd9;
const app1 = 0xe1;
/**
 * Whether a marker has no segment: coded data, restarts, the start of the image and TEM.
 * @param {number} marker
 */
const isAlone = (marker) => marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * The markers that have a segment, and the end of the image, after which it stops. Anything after that, such as a gain
 * map or a video, belongs to another picture.
 * @param {Uint8Array} bytes
 * @returns {Generator<Marker>}
 */
export function* jpegMarkers(bytes) {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = 2;
	while (at < file.length) {
		if (file[at++] !== 0xff) continue;
		while (file[at] === 0xff) at++;
		const marker = file[at++];
		if (marker === undefined) return;
		if (isAlone(marker)) continue;
		const length = marker !== endOfImage && at + 2 <= file.length ? file.readUInt16BE(at) : 0;
		const segment = file.subarray(Math.min(at + 2, at + length), at + length);
		yield { marker, start: at - 2, end: at + length, segment };
		if (marker === endOfImage) return;
		at += length;
	}
}

const exifMark = Buffer.from("Exif\0\0", "latin1");
/** Blocks of EXIF that are read. Cameras write one, and programs sometimes add theirs before it. */
const maxExifBlocks = 8;
/** @param {Buffer} block */
const isTiff = (block) => ["II*\0", "MM\0*"].includes(block.toString("latin1", 0, 4));

/**
 * The EXIF blocks of a JPEG in their order, without their mark. A block that is larger than a segment continues in
 * the next one, which then does not begin like a TIFF.
 * @param {Uint8Array} jpeg
 * @returns {Buffer[]}
 */
export function jpegExif(jpeg) {
	/** @type {Buffer[]} */
	const blocks = [];
	for (const { marker, segment } of jpegMarkers(jpeg)) {
		if (marker === startOfScan) break;
		if (marker !== app1 || !segment.subarray(0, exifMark.length).equals(exifMark)) continue;
		const block = segment.subarray(exifMark.length);
		const last = blocks.at(-1);
		if (last && !isTiff(block)) blocks[blocks.length - 1] = Buffer.concat([last, block]);
		else if (blocks.push(block) === maxExifBlocks) break;
	}
	return blocks;
}

/**
 * Puts the end marker after a JPEG that has none, in place of the zeros that a program may have left where the rest of
 * the file should have been.
 * @param {Uint8Array} jpeg
 * @returns {Uint8Array}
 */
export function withEndMarker(jpeg) {
	return Buffer.concat([jpeg.subarray(0, startOfZeros(jpeg, jpeg.length)), Buffer.from([0xff, endOfImage])]);
}

/**
 * Where the zeros begin before this place.
 * @param {Uint8Array} jpeg
 * @param {number} end
 */
export function startOfZeros(jpeg, end) {
	let at = end;
	while (at > 0 && jpeg[at - 1] === 0) at--;
	// A zero after 0xff belongs to the coded data (ITU T.81, B.1.1.5).
	return jpeg[at - 1] === 0xff && at < end ? at + 1 : at;
}

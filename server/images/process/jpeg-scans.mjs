/**
 * How often a decoder has to go over a JPEG, from its markers (ITU T.81, B.1 and B.2). They are found as libjpeg finds
 * them, whatever lies between. sharp tells it as `isProgressive`, but not of an Ultra HDR photo.
 */

import { maxParts } from "./parts.mjs";

/**
 * @typedef {object} JpegScans
 * @property {number} count of the first picture in the file; what follows its end, such as a gain map or a video, does not
 *   count
 * @property {boolean} several no row is whole before the last scan, so all of the picture is in memory until then
 * @property {number} segments before and between the scans
 */

const startOfScan = 0xda;
const endOfImage = 0xd9;
/**
 * Coded data, restarts, the start and TEM: markers without a segment.
 * @param {number} marker
 */
const isAlone = (marker) => marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
const tables = new Set([0xc4, 0xc8, 0xcc]);
/** @param {number} marker */
const isFrame = (marker) => marker >= 0xc0 && marker <= 0xcf && !tables.has(marker);
/** @param {number} frame */
const isProgressive = (frame) => (frame & 0b11) === 0b10;

/**
 * @param {Uint8Array} bytes
 * @returns {JpegScans}
 */
export function readJpegScans(bytes) {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const scans = { count: 0, several: false, segments: 0 };
	let components = 0;
	let at = 2;
	// Past this it is refused, whatever follows.
	while (at < file.length && scans.segments <= maxParts) {
		if (file[at++] !== 0xff) continue;
		while (file[at] === 0xff) at++;
		const marker = file[at++];
		if (marker === undefined || marker === endOfImage) break;
		if (isAlone(marker)) continue;
		scans.segments++;
		if (isFrame(marker)) {
			// After the length: precision, height and width, then how many components follow.
			components = file[at + 7] ?? 0;
			scans.several ||= isProgressive(marker);
		}
		if (marker === startOfScan) {
			scans.count++;
			scans.several ||= (file[at + 2] ?? 0) < components;
		}
		at += at + 2 <= file.length ? file.readUInt16BE(at) : 0;
	}
	return scans;
}

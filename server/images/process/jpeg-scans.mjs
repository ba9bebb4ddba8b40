/**
 * Counts the scans of a JPEG, which a decoder has to go over one by one, from its markers (ITU T.81, B.1 and B.2).
 * It finds the markers as libjpeg does, whatever is between them. sharp reports `isProgressive`, but not for an
 * Ultra HDR photo.
 */

import { maxParts } from "./parts.mjs";

/**
 * @typedef {object} JpegScans
 * @property {number} count scans of the first picture in the file; anything after it, such as a gain map or a
 *   video, does not count
 * @property {boolean} several whether no row is complete before the last scan, so that the whole picture is in memory
 * @property {number} segments segments before and between the scans
 */

const startOfScan = 0xda;
const endOfImage = 0xd9;
/**
 * Whether a marker has no segment: coded data, restarts, the start of the image and TEM.
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
	// A file with more segments than this is refused anyway, so counting can stop.
	while (at < file.length && scans.segments <= maxParts) {
		if (file[at++] !== 0xff) continue;
		while (file[at] === 0xff) at++;
		const marker = file[at++];
		if (marker === undefined || marker === endOfImage) break;
		if (isAlone(marker)) continue;
		scans.segments++;
		if (isFrame(marker)) {
			// The segment begins with its length, the precision, the height and the width, then the number of components.
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

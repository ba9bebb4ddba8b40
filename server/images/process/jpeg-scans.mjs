/**
 * Counts the scans of a JPEG, which a decoder has to go over one by one, from its markers (ITU T.81, B.2). sharp
 * reports `isProgressive`, but not for an Ultra HDR photo.
 */

import { endOfImage, jpegMarkers, startOfScan } from "./jpeg-markers.mjs";
import { maxParts } from "./parts.mjs";

/**
 * @typedef {object} JpegScans
 * @property {number} count scans of the first picture in the file; anything after it, such as a gain map or a
 *   video, does not count
 * @property {boolean} several whether no row is complete before the last scan, so that the whole picture is in memory
 * @property {number} segments segments before and between the scans
 * @property {number | null} end where its end marker is; null if it has none
 * @property {boolean} progressive
 * @property {boolean} whole whether there is a scan for every bit of every component
 */

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
	/** @type {JpegScans} */
	const scans = { count: 0, several: false, segments: 0, end: null, progressive: false, whole: false };
	let components = 0;
	/** The coefficients that each component has to the last bit. @type {Map<number, Set<number>>} */
	const last = new Map();
	for (const { marker, start, segment } of jpegMarkers(bytes)) {
		if (marker === endOfImage) scans.end = start;
		else scans.segments++;
		// A file with more segments than this is refused anyway, so counting can stop.
		if (scans.segments > maxParts) break;
		if (isFrame(marker)) {
			// The precision, the height and the width, then the number of components.
			components = segment[5] ?? 0;
			scans.progressive = isProgressive(marker);
			scans.several ||= scans.progressive;
		}
		if (marker === startOfScan) {
			scans.count++;
			scans.several ||= (segment[0] ?? 0) < components;
			noteLast(segment, scans.progressive, last);
		}
	}
	const finished = [...last.values()].filter(({ size }) => size === coefficients);
	scans.whole = components > 0 && finished.length >= components;
	return scans;
}

/** Of a block of 8 × 8 pixels. */
const coefficients = 64;

/**
 * A scan has the number of its components, two bytes for each, its first and last coefficient, and the bits that the
 * scan before it and itself leave out (ITU T.81, B.2.3). Those count only in a progressive JPEG.
 * @param {Buffer} scan
 * @param {boolean} progressive
 * @param {Map<number, Set<number>>} last
 */
function noteLast(scan, progressive, last) {
	const count = scan[0] ?? 0;
	const [from = 0, to = -1, bits = 0] = progressive
		? scan.subarray(1 + 2 * count, 4 + 2 * count)
		: [0, coefficients - 1, 0];
	if ((bits & 0x0f) !== 0) return;
	for (let i = 0; i < count; i++) {
		const component = scan[1 + 2 * i] ?? 0;
		const known = last.get(component) ?? new Set();
		for (let at = from; at <= Math.min(to, coefficients - 1); at++) known.add(at);
		last.set(component, known);
	}
}

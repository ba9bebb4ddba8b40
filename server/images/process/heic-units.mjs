/**
 * Says whether the coded data of a HEIC's picture are there. libheif shows a green field for what is missing, and
 * reports nothing. HEVC makes holes visible: its units say their length, and none has three zeros in a row (ITU-T H.265,
 * 7.4.2.1; ISO/IEC 14496-15, 8.3.3).
 */
import {
	boxes,
	childOf,
	metaOf,
	placesOf,
	primaryOf,
	propertiesOf,
	referencesOf,
	withTiles,
} from "./heif-boxes.mjs";

/** @typedef {import("./heif-boxes.mjs").Box} Box */

/** Units of this number and above have no pixels. */
const firstWithoutPixels = 32;
/** Zeros at the end of a unit, which programs leave that split a stream at its start codes. */
const mostZeros = 3;

/**
 * Whether no part of the primary picture and of its transparency is missing. What cannot be read is left to libheif.
 * Other pictures, such as thumbnails and gain maps, may be broken.
 * @param {Uint8Array} bytes
 */
export function isHeicWhole(bytes) {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		return arePartsWhole(file);
	} catch (error) {
		if (error instanceof RangeError) return true;
		throw error;
	}
}

/** @param {Buffer} file */
function arePartsWhole(file) {
	const meta = metaOf(file);
	const primary = meta && primaryOf(file, meta);
	const iprp = meta && childOf(file, meta, "iprp");
	const ipco = iprp && childOf(file, iprp, "ipco");
	if (!meta || !iprp || !ipco || primary === null) return true;
	const properties = [...boxes(file, ipco)];
	const places = placesOf(file, meta);
	// Tiles may share their data, which are then read once.
	const seen = new Set();
	let left = file.length;
	const alpha = transparencyOf(file, { meta, iprp, properties, primary });
	for (const item of [primary, alpha].flatMap((id) => (id === null ? [] : [...withTiles(file, meta, id)]))) {
		const config = propertiesOf(file, iprp, item)
			.map((index) => properties[index - 1])
			.find((box) => box?.type === "hvcC");
		const extents = places.get(item);
		const key = extents?.map(({ start, end }) => `${start}-${end}`).join();
		if (!config || !extents || seen.has(key)) continue;
		seen.add(key);
		left -= extents.reduce((sum, { start, end }) => sum + end - start, 0);
		// Pictures that overlap in the file are no camera's.
		if (left < 0) return false;
		const lengthBytes = (file.readUInt8(config.start + 21) & 3) + 1;
		if (
			!isStreamWhole(Buffer.concat(extents.map(({ start, end }) => file.subarray(start, end))), lengthBytes)
		)
			return false;
	}
	return true;
}

/** What transparency is called (ISO/IEC 23008-12, 6.5.8 and B.2.3.3, and 23001-8). */
const namesOfAlpha = /^urn:mpeg:(hevc:2015:auxid:1|mpegB:cicp:systems:auxiliary:alpha)\0/;

/**
 * The item that is the transparency of the primary one.
 * @param {Buffer} file
 * @param {{ meta: Box, iprp: Box, properties: Box[], primary: number }} o
 * @returns {number | null}
 */
function transparencyOf(file, { meta, iprp, properties, primary }) {
	for (const { type, from, to } of referencesOf(file, meta)) {
		if (type !== "auxl" || !to.includes(primary)) continue;
		for (const index of propertiesOf(file, iprp, from)) {
			const box = properties[index - 1];
			if (box?.type === "auxC" && namesOfAlpha.test(file.toString("latin1", box.start + 4, box.end)))
				return from;
		}
	}
	return null;
}

/** @param {Buffer} stream @param {number} lengthBytes */
function isStreamWhole(stream, lengthBytes) {
	let hasPixels = false;
	for (let at = 0; at < stream.length; ) {
		if (at + lengthBytes > stream.length) return false;
		const start = at + lengthBytes;
		const end = start + stream.readUIntBE(at, lengthBytes);
		if (end <= start || end > stream.length) return false;
		hasPixels ||= (stream[start] ?? 0) >> 1 < firstWithoutPixels;
		if (hasHole(stream.subarray(start, end))) return false;
		at = end;
	}
	return hasPixels;
}

const zeros = Buffer.alloc(3);
/** @param {Buffer} unit */
function hasHole(unit) {
	const hole = unit.indexOf(zeros);
	return hole !== -1 && hole < unit.length - mostZeros;
}

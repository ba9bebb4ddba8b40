/**
 * Says whether the coded data of a HEIC's picture are there. libheif shows a green field for what is missing, and
 * reports nothing. HEVC makes holes visible: its units say their length, and none has three zeros in a row (ITU-T H.265,
 * 7.4.2.1; ISO/IEC 14496-15, 8.3.3).
 */
import { boxes, childOf, metaOf, primaryOf, propertiesOf } from "./heif-boxes.mjs";

/** @typedef {import("./heif-boxes.mjs").Box} Box */

/** Units of this number and above have no pixels. */
const firstWithoutPixels = 32;
/** Zeros at the end of a unit, which programs leave that split a stream at its start codes. */
const mostZeros = 3;

/**
 * Whether no part of the primary picture is missing. What cannot be read is left to libheif. Other pictures, such as
 * thumbnails and gain maps, may be broken.
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
	for (const item of withTiles(file, meta, primary)) {
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

/**
 * The item and those that it is made of.
 * @param {Buffer} file
 * @param {Box} meta
 * @param {number} primary
 */
function withTiles(file, meta, primary) {
	const iref = childOf(file, meta, "iref");
	const items = new Set([primary]);
	if (!iref) return items;
	const idBytes = file.readUInt8(iref.start) === 0 ? 2 : 4;
	/** @type {Map<number, number[]>} */
	const madeOf = new Map();
	for (const { type, start } of boxes(file, { ...iref, start: iref.start + 4 })) {
		if (type !== "dimg") continue;
		const count = file.readUInt16BE(start + idBytes);
		const tiles = Array.from({ length: count }, (_, i) =>
			file.readUIntBE(start + idBytes + 2 + i * idBytes, idBytes),
		);
		madeOf.set(file.readUIntBE(start, idBytes), tiles);
	}
	// A set also goes over what is added to it meanwhile.
	for (const item of items) for (const tile of madeOf.get(item) ?? []) items.add(tile);
	return items;
}

/**
 * Where the data of each item are (ISO/IEC 14496-12, 8.11.3). Items that are made of others are left out.
 * @param {Buffer} file
 * @param {Box} meta
 */
function placesOf(file, meta) {
	/** @type {Map<number, { start: number, end: number }[]>} */
	const places = new Map();
	const iloc = childOf(file, meta, "iloc");
	if (!iloc) return places;
	const version = file.readUInt8(iloc.start);
	const [sizes, more] = [file.readUInt8(iloc.start + 4), file.readUInt8(iloc.start + 5)];
	let at = iloc.start + 6;
	/** @param {number} size */
	const number = (size) => {
		const value = size === 8 ? Number(file.readBigUInt64BE(at)) : size === 0 ? 0 : file.readUIntBE(at, size);
		at += size;
		return value;
	};
	const idBytes = version < 2 ? 2 : 4;
	const idat = childOf(file, meta, "idat");
	for (let items = number(idBytes); items > 0; items--) {
		const item = number(idBytes);
		const method = version > 0 ? number(2) & 15 : 0;
		number(2);
		const base = number(more >> 4) + (method === 1 ? (idat?.start ?? 0) : 0);
		const extents = [];
		for (let count = number(2); count > 0; count--) {
			if (version > 0) number(more & 15);
			const start = base + number(sizes >> 4);
			const length = number(sizes & 15);
			extents.push({ start, end: length === 0 ? file.length : start + length });
		}
		if (method < 2) places.set(item, extents);
	}
	return places;
}

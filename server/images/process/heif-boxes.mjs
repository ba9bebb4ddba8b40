/** Reads the boxes of HEIC and AVIF (ISO/IEC 14496-12, 4.2, and 23008-12). Throws RangeError beyond the end of the file. */
import { UnusablePicture } from "./unusable-picture.mjs";

/** @typedef {{ type: string, start: number, end: number }} Box a box's name and the place of its content */

/** The box of everything about pictures. @param {Buffer} file @returns {Box | null} */
export function metaOf(file) {
	const meta = childOf(file, { type: "", start: 0, end: file.length }, "meta");
	// It begins with its version and flags.
	return meta && { ...meta, start: meta.start + 4 };
}

/**
 * @param {Buffer} file
 * @param {Box} parent
 * @returns {Generator<Box>}
 */
export function* boxes(file, { start, end }) {
	for (let at = start; at + 8 <= end; ) {
		const short = file.readUInt32BE(at);
		const length = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short;
		const next = length < 8 ? end : Math.min(end, at + length);
		yield { type: file.toString("latin1", at + 4, at + 8), start: at + (short === 1 ? 16 : 8), end: next };
		at = next;
	}
}

/** @param {Buffer} file @param {Box} parent @param {string} type */
export function childOf(file, parent, type) {
	for (const box of boxes(file, parent)) if (box.type === type) return box;
	return null;
}

/** @param {Buffer} file @param {Box} meta */
export function primaryOf(file, meta) {
	const pitm = childOf(file, meta, "pitm");
	if (!pitm) return null;
	return file.readUInt8(pitm.start) === 0
		? file.readUInt16BE(pitm.start + 4)
		: file.readUInt32BE(pitm.start + 4);
}

/**
 * The places, counted from one, of an item's properties.
 * @param {Buffer} file
 * @param {Box} iprp
 * @param {number | null} item
 * @returns {number[]}
 */
export function propertiesOf(file, iprp, item) {
	for (const ipma of boxes(file, iprp)) {
		if (ipma.type !== "ipma") continue;
		const idBytes = file.readUInt8(ipma.start) === 0 ? 2 : 4;
		const indexBytes = (file.readUInt8(ipma.start + 3) & 1) === 1 ? 2 : 1;
		const entries = file.readUInt32BE(ipma.start + 4);
		let at = ipma.start + 8;
		for (let i = 0; i < entries && at < ipma.end; i++) {
			const id = file.readUIntBE(at, idBytes);
			const count = file.readUInt8(at + idBytes);
			const first = at + idBytes + 1;
			at = first + count * indexBytes;
			if (id !== item) continue;
			// The first bit says whether a reader must know the property.
			const mask = indexBytes === 2 ? 0x7fff : 0x7f;
			return Array.from(
				{ length: count },
				(_, n) => file.readUIntBE(first + n * indexBytes, indexBytes) & mask,
			);
		}
	}
	return [];
}

/**
 * How items belong together (ISO/IEC 14496-12, 8.11.12).
 * @param {Buffer} file
 * @param {Box} meta
 * @returns {Generator<{ type: string, from: number, to: number[] }>}
 */
export function* referencesOf(file, meta) {
	const iref = childOf(file, meta, "iref");
	if (!iref) return;
	const idBytes = file.readUInt8(iref.start) === 0 ? 2 : 4;
	for (const { type, start } of boxes(file, { ...iref, start: iref.start + 4 })) {
		const count = file.readUInt16BE(start + idBytes);
		const to = Array.from({ length: count }, (_, i) =>
			file.readUIntBE(start + idBytes + 2 + i * idBytes, idBytes),
		);
		yield { type, from: file.readUIntBE(start, idBytes), to };
	}
}

/**
 * The item and those that it is made of.
 * @param {Buffer} file
 * @param {Box} meta
 * @param {number} primary
 */
export function withTiles(file, meta, primary) {
	const items = new Set([primary]);
	/** @type {Map<number, number[]>} */
	const madeOf = new Map();
	for (const { type, from, to } of referencesOf(file, meta)) if (type === "dimg") madeOf.set(from, to);
	// A set also goes over what is added to it meanwhile.
	for (const item of items) for (const tile of madeOf.get(item) ?? []) items.add(tile);
	return items;
}

/** The most pieces in which the data of all items are stored, several for each item that a file may have. */
const maxExtents = 16_384;

/**
 * Where the data of each item are (ISO/IEC 14496-12, 8.11.3). Items that are made of others are left out. Throws
 * UnusablePicture if they are in too many pieces.
 * @param {Buffer} file
 * @param {Box} meta
 */
export function placesOf(file, meta) {
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
	let extentsRead = 0;
	for (let items = number(idBytes); items > 0; items--) {
		const item = number(idBytes);
		const method = version > 0 ? number(2) & 15 : 0;
		number(2);
		const base = number(more >> 4) + (method === 1 ? (idat?.start ?? 0) : 0);
		const extents = [];
		for (let count = number(2); count > 0; count--) {
			// Those without sizes take no bytes, so that a small file could have any number of them.
			if (++extentsRead > maxExtents) throw new UnusablePicture("TOO_MANY_PARTS", `${extentsRead} extents`);
			if (version > 0) number(more & 15);
			const start = base + number(sizes >> 4);
			const length = number(sizes & 15);
			extents.push({ start, end: length === 0 ? file.length : start + length });
		}
		if (method < 2) places.set(item, extents);
	}
	return places;
}

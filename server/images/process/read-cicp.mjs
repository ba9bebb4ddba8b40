/**
 * Finds the numbers that say how a picture is coloured (./cicp.mjs), because the decoders do not report them or not all of
 * them: in HEIC and AVIF (ISO/IEC 23008-12, 6.5.5; ISO/IEC 14496-12, 12.1.5) and in PNG (W3C PNG 3, 11.3.2.6).
 */
import { hevcColours } from "./hevc-colours.mjs";

/**
 * @typedef {object} Numbers ITU-T H.273
 * @property {number} primaries ColourPrimaries
 * @property {number} transfer TransferCharacteristics
 * @property {number} matrix MatrixCoefficients
 * @property {boolean} isFullRange VideoFullRangeFlag
 */
/** @typedef {{ type: string, start: number, end: number }} Box a box's name and the place of its content */

/**
 * Null if there are none, or if the file is broken.
 * @param {Uint8Array} bytes
 * @param {import("@/rules/photo-types").PhotoType} type
 * @returns {Numbers | null}
 */
export function readCicp(bytes, type) {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		return type === "image/png" ? ofPng(file) : ofHeif(file);
	} catch (error) {
		// A length or a count in the file points beyond its end.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** @param {Buffer} file @returns {Numbers | null} */
function ofPng(file) {
	for (let at = 8; at + 8 <= file.length; at += 12 + file.readUInt32BE(at)) {
		const name = file.toString("latin1", at + 4, at + 8);
		if (name === "cICP") {
			const [primaries = 2, transfer = 2, matrix = 0, range] = file.subarray(at + 8, at + 12);
			return { primaries, transfer, matrix, isFullRange: range !== 0 };
		}
		if (name === "IDAT") return null;
	}
	return null;
}

/** @param {Buffer} file */
function ofHeif(file) {
	const meta = childOf(file, { type: "", start: 0, end: file.length }, "meta");
	// A meta box begins with its version and flags.
	const inMeta = meta && { ...meta, start: meta.start + 4 };
	const iprp = inMeta && childOf(file, inMeta, "iprp");
	const ipco = iprp && childOf(file, iprp, "ipco");
	if (!inMeta || !iprp || !ipco) return null;
	const properties = [...boxes(file, ipco)];
	const own = propertiesOf(file, iprp, primaryOf(file, inMeta)).map((index) => properties[index - 1]);
	// A grid may leave its colours to its tiles.
	for (const numbersOf of [nclx, streamHeader])
		for (const box of [...own, ...properties]) {
			const numbers = box && numbersOf(file, box);
			if (numbers) return numbers;
		}
	return null;
}

/**
 * @param {Buffer} file
 * @param {Box} parent
 * @returns {Generator<Box>}
 */
function* boxes(file, { start, end }) {
	for (let at = start; at + 8 <= end; ) {
		const short = file.readUInt32BE(at);
		const length = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short;
		const next = length < 8 ? end : Math.min(end, at + length);
		yield { type: file.toString("latin1", at + 4, at + 8), start: at + (short === 1 ? 16 : 8), end: next };
		at = next;
	}
}

/** @param {Buffer} file @param {Box} parent @param {string} type */
function childOf(file, parent, type) {
	for (const box of boxes(file, parent)) if (box.type === type) return box;
	return null;
}

/** @param {Buffer} file @param {Box} meta */
function primaryOf(file, meta) {
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
function propertiesOf(file, iprp, item) {
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

/** @param {Buffer} file @param {Box} box @returns {Numbers | null} */
function nclx(file, { type, start }) {
	if (type !== "colr" || file.toString("latin1", start, start + 4) !== "nclx") return null;
	const [primaries = 2, transfer = 2, matrix = 2] = [4, 6, 8].map((at) => file.readUInt16BE(start + at));
	return { primaries, transfer, matrix, isFullRange: file.readUInt8(start + 10) >= 128 };
}

/** @param {Buffer} file @param {Box} box @returns {Numbers | null} */
const streamHeader = (file, { type, start, end }) =>
	type === "hvcC" ? hevcColours(file.subarray(start, end)) : null;

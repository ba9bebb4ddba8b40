/**
 * Finds the numbers that say how a picture is coloured (./cicp.mjs), because the decoders do not report them or not all of
 * them: in HEIC and AVIF (ISO/IEC 23008-12, 6.5.5; ISO/IEC 14496-12, 12.1.5) and in PNG (W3C PNG 3, 11.3.2.6).
 */
import { av1Colours } from "./av1-colours.mjs";
import { boxes, childOf, metaOf, placesOf, primaryOf, propertiesOf, withTiles } from "./heif-boxes.mjs";
import { hevcColours } from "./hevc-colours.mjs";

/** @typedef {import("./heif-boxes.mjs").Box} Box */

/**
 * @typedef {object} Numbers ITU-T H.273
 * @property {number} primaries ColourPrimaries
 * @property {number} transfer TransferCharacteristics
 * @property {number} matrix MatrixCoefficients
 * @property {boolean} isFullRange VideoFullRangeFlag
 */
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

/** A sequence header is the first thing in the data of an AV1 picture (AV1-ISOBMFF, 2.4), and takes some ten bytes. */
const searchedBytes = 4_096;

/** @param {Buffer} file */
function ofHeif(file) {
	const meta = metaOf(file);
	const iprp = meta && childOf(file, meta, "iprp");
	const ipco = iprp && childOf(file, iprp, "ipco");
	if (!meta || !iprp || !ipco) return null;
	const properties = [...boxes(file, ipco)];
	const primary = primaryOf(file, meta);
	/** @param {number | null} item */
	const propertiesOfItem = (item) =>
		propertiesOf(file, iprp, item).flatMap((index) => properties[index - 1] ?? []);
	if (primary === null) return null;
	// The picture itself, and what it is made of: a grid may leave its colours to its tiles, which are all coloured in the same
	// way. Other pictures in the file, such as a gain map, have colours of their own.
	const items = [...withTiles(file, meta, primary)].slice(0, 3);
	for (const numbersOf of [nclx, streamHeader])
		for (const box of items.flatMap(propertiesOfItem)) {
			const numbers = numbersOf(file, box);
			if (numbers) return numbers;
		}
	const places = placesOf(file, meta);
	for (const item of items) {
		const box = propertiesOfItem(item).find(({ type }) => type === "av1C");
		const [data] = places.get(item) ?? [];
		const numbers =
			box &&
			(av1Colours(configuration(file, box)) ??
				(data && av1Colours(file.subarray(data.start, Math.min(data.end, data.start + searchedBytes)))));
		if (numbers) return numbers;
	}
	return null;
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

/** The units of a stream that stand in its box, usually none (AV1-ISOBMFF, 2.3). @param {Buffer} file @param {Box} box */
const configuration = (file, { start, end }) => file.subarray(start + 4, end);

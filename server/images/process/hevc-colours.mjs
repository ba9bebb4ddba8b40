/**
 * Reads how a HEIC is coloured from the header of its HEVC stream (ITU-T H.265, 7.3.2.2 and E.2.1), where it is if no box
 * says it. Everything before it has to be read, because none of it has a fixed length.
 */

import { bitsOf } from "./bits.mjs";

/** @typedef {import("./bits.mjs").Bits} Bits */
/** @typedef {import("./read-cicp.mjs").Numbers} Numbers */

const sequenceParameters = 33;

/**
 * Null if it is not said. Throws RangeError if the header is broken.
 * @param {Buffer} hvcC the content of the box that has the stream's headers (ISO/IEC 14496-15, 8.3.2)
 * @returns {Numbers | null}
 */
export function hevcColours(hvcC) {
	const arrays = hvcC.readUInt8(22);
	let at = 23;
	for (let array = 0; array < arrays; array++) {
		const type = hvcC.readUInt8(at) & 0x3f;
		const units = hvcC.readUInt16BE(at + 1);
		at += 3;
		for (let unit = 0; unit < units; unit++) {
			const length = hvcC.readUInt16BE(at);
			if (type === sequenceParameters)
				return readSequence(bitsOf(unescaped(hvcC.subarray(at + 4, at + 2 + length))));
			at += 2 + length;
		}
	}
	return null;
}

/** @param {Buffer} escaped a unit's bytes, in which a 3 follows two zeros where a start could be seen by mistake */
const unescaped = (escaped) =>
	escaped.filter((byte, i) => !(byte === 3 && i >= 2 && escaped[i - 1] === 0 && escaped[i - 2] === 0));

/** @param {Bits} header @returns {Numbers | null} */
function readSequence(header) {
	const { bits, number, repeat, flag } = header;
	bits(4);
	const layers = bits(3);
	bits(1);
	skipProfile(header, layers);
	number();
	if (number() === 3) flag();
	repeat(2, number);
	if (flag()) repeat(4, number);
	repeat(2, number);
	const countBits = number() + 4;
	repeat((flag() ? layers + 1 : 1) * 3, number);
	repeat(6, number);
	if (flag() && flag()) skipScalingLists(header);
	repeat(2, flag);
	if (flag()) {
		bits(8);
		repeat(2, number);
		flag();
	}
	skipReferences(header);
	if (flag()) repeat(number(), () => bits(countBits + 1));
	repeat(2, flag);
	return flag() ? readUsability(header) : null;
}

/** @param {Bits} header @returns {Numbers | null} */
function readUsability({ bits, flag }) {
	if (flag() && bits(8) === 255) bits(32);
	if (flag()) flag();
	if (!flag()) return null;
	bits(3);
	const isFullRange = flag();
	const [primaries, transfer, matrix] = flag() ? [bits(8), bits(8), bits(8)] : [2, 2, 2];
	return { primaries, transfer, matrix, isFullRange };
}

/** @param {Bits} header @param {number} layers */
function skipProfile({ bits, flag, repeat }, layers) {
	bits(96);
	const present = Array.from({ length: layers }, () => ({ profile: flag(), level: flag() }));
	if (layers > 0) repeat(8 - layers, () => bits(2));
	for (const { profile, level } of present) bits((profile ? 88 : 0) + (level ? 8 : 0));
}

/** @param {Bits} header */
function skipScalingLists({ number, flag, repeat }) {
	for (let size = 0; size < 4; size++) {
		for (let matrix = 0; matrix < 6; matrix += size === 3 ? 3 : 1) {
			if (flag()) repeat(Math.min(64, 2 ** (4 + 2 * size)) + (size > 1 ? 1 : 0), number);
			else number();
		}
	}
}

/** @param {Bits} header */
function skipReferences({ number, flag, repeat }) {
	const sets = number();
	let last = 0;
	for (let set = 0; set < sets; set++) {
		if (set > 0 && flag()) {
			flag();
			number();
			let pictures = 0;
			repeat(last + 1, () => {
				if (flag() || flag()) pictures++;
			});
			last = pictures;
		} else {
			last = number() + number();
			repeat(last, () => {
				number();
				flag();
			});
		}
	}
}

/**
 * Reads how an AVIF is coloured from the header of its AV1 stream (AV1 Bitstream & Decoding Process, 5.5), where it is if no
 * box says it. Everything before it has to be read, because none of it has a fixed length.
 */
import { bitsOf } from "./bits.mjs";

/** @typedef {import("./bits.mjs").Bits} Bits */
/** @typedef {import("./read-cicp.mjs").Numbers} Numbers */

const sequenceHeader = 1;

/**
 * Null if it is not said. Throws RangeError if the header is broken.
 * @param {Uint8Array} stream its beginning, in units that each say their length (5.3)
 * @returns {Numbers | null}
 */
export function av1Colours(stream) {
	for (let at = 0; at < stream.length; ) {
		const { bits, flag } = bitsOf(stream.subarray(at));
		bits(1);
		const type = bits(4);
		const [hasExtension, hasSize] = [flag(), flag()];
		at += hasExtension ? 2 : 1;
		bits(hasExtension ? 9 : 1);
		let length = hasSize ? 0 : stream.length - at;
		// Seven bits in each byte, the lowest first; the eighth says that more follow (4.10.5).
		for (let shift = 0, more = hasSize; more; shift += 7) {
			more = flag();
			length += bits(7) * 2 ** shift;
			at++;
		}
		if (type === sequenceHeader) return readSequence(bitsOf(stream.subarray(at, at + length)));
		at += length;
	}
	return null;
}

/** @param {Bits} header @returns {Numbers | null} */
function readSequence(header) {
	const { bits, flag } = header;
	const profile = bits(3);
	bits(1);
	const isReduced = flag();
	if (isReduced) bits(5);
	else skipTimes(header);
	const [widthBits, heightBits] = [bits(4) + 1, bits(4) + 1];
	bits(widthBits + heightBits);
	if (!isReduced && flag()) bits(7);
	bits(3);
	if (!isReduced) skipTools(header);
	bits(3);
	// 12 bits, and whether there is no colour.
	if (flag() && profile === 2) bits(1);
	const isGrey = profile !== 1 && flag();
	if (!flag()) return null;
	const [primaries, transfer, matrix] = [bits(8), bits(8), bits(8)];
	// sRGB in RGB always has the full range.
	const isFullRange = (!isGrey && primaries === 1 && transfer === 13 && matrix === 0) || flag();
	return { primaries, transfer, matrix, isFullRange };
}

/** Times, and for each part of the stream that can be played alone what its decoder needs. @param {Bits} header */
function skipTimes({ bits, number, repeat, flag }) {
	let delayBits = null;
	if (flag()) {
		bits(64);
		if (flag()) number();
		if (flag()) {
			delayBits = bits(5) + 1;
			bits(42);
		}
	}
	const hasDisplayDelay = flag();
	repeat(bits(5) + 1, () => {
		bits(12);
		if (bits(5) > 7) bits(1);
		if (delayBits !== null && flag()) bits(2 * delayBits + 1);
		if (hasDisplayDelay && flag()) bits(4);
	});
}

/** @param {Bits} header */
function skipTools({ bits, flag }) {
	bits(4);
	const hasOrder = flag();
	if (hasOrder) bits(2);
	// Where nothing is forced, tools for screens may be used.
	if (flag() || flag()) if (!flag()) bits(1);
	if (hasOrder) bits(3);
}

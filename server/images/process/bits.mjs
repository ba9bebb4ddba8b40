/** Reads the header of a coded stream bit by bit, as those of HEVC and AV1 are written. */

/**
 * Each call reads on. Throws RangeError beyond the end.
 * @param {Uint8Array} bytes
 */
export function bitsOf(bytes) {
	let at = 0;
	const bit = () => {
		const byte = bytes[at >> 3];
		if (byte === undefined) throw new RangeError("header too short");
		return (byte >> (7 - (at++ & 7))) & 1;
	};
	/** @param {number} count */
	const bits = (count) => {
		let value = 0;
		for (let i = 0; i < count; i++) value = value * 2 + bit();
		return value;
	};
	/** A number whose length is written as zeros before it (H.265, 9.2; AV1, 4.10.3). */
	const number = () => {
		let zeros = 0;
		while (bit() === 0) zeros++;
		if (zeros > 32) throw new RangeError("number too long");
		return 2 ** zeros - 1 + bits(zeros);
	};
	/** @param {number} times @param {() => unknown} read */
	const repeat = (times, read) => {
		for (let i = 0; i < times; i++) read();
	};
	return { bits, number, repeat, flag: () => bit() === 1 };
}
/** @typedef {ReturnType<typeof bitsOf>} Bits */

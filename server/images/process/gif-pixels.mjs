/**
 * Counts the pixels that a GIF's frame has (GIF89a, appendix F), without making them. libnsgif leaves those black that are
 * missing, and reports nothing if the frame's data end at the end of a block.
 */

/** Codes have at most twelve bits. */
const mostCodes = 4_096;

/**
 * @param {Buffer} file
 * @param {number} at the position of the bits of the smallest code, after which the blocks follow
 * @param {number} wanted counting stops at as many pixels
 * @returns {number}
 */
export function countGifPixels(file, at, wanted) {
	const smallest = file[at] ?? 0;
	if (smallest < 1 || smallest > 11) return 0;
	const [clear, end] = [1 << smallest, (1 << smallest) + 1];
	/** How many pixels each code stands for. */
	const lengths = new Uint32Array(mostCodes).fill(1, 0, clear);
	let [next, size, last] = [end + 1, smallest + 1, -1];
	let [pixels, bits, held] = [0, 0, 0];
	for (let block = at + 1; block < file.length && file[block] !== 0; block += (file[block] ?? 0) + 1) {
		const blockEnd = Math.min(file.length, block + 1 + (file[block] ?? 0));
		for (let byte = block + 1; byte < blockEnd; byte++) {
			bits |= (file[byte] ?? 0) << held;
			held += 8;
			while (held >= size) {
				const code = bits & ((1 << size) - 1);
				bits >>>= size;
				held -= size;
				if (code === end) return pixels;
				if (code === clear) {
					[next, size, last] = [end + 1, smallest + 1, -1];
					continue;
				}
				if (code > next || (code === next && last < 0)) return pixels;
				if (last >= 0 && next < mostCodes) lengths[next] = (lengths[last] ?? 0) + 1;
				// A code that is not in the table yet stands for the last one and its first pixel.
				pixels += lengths[code] ?? 0;
				if (pixels >= wanted) return wanted;
				if (last >= 0 && next < mostCodes && ++next === 1 << size && size < 12) size++;
				last = code;
			}
		}
	}
	return pixels;
}

/**
 * Memory for photos that is used again and again. Otherwise each photo leaves its bytes behind for the garbage collector, which
 * does not hurry: a package of many gigabytes would hold hundreds of megabytes.
 */
export interface Buffers {
	/** At least so many bytes. */
	take(size: number): ArrayBuffer;
	/** Nobody uses it any more. */
	give(buffer: ArrayBuffer): void;
}

/** So that photos of nearly the same size share their memory. */
const step = 1_024 * 1_024;

/** Keeps at most so many bytes that nobody uses. */
export function makeBuffers(most: number): Buffers {
	const free: ArrayBuffer[] = [];
	let kept = 0;
	return {
		take(size) {
			const fits = free.filter(({ byteLength }) => byteLength >= size && byteLength <= 2 * size + step);
			const best = fits.sort((one, other) => one.byteLength - other.byteLength)[0];
			if (!best) return new ArrayBuffer(Math.ceil(size / step) * step);
			free.splice(free.indexOf(best), 1);
			kept -= best.byteLength;
			return best;
		},
		give(buffer) {
			if (buffer.byteLength < step) return;
			free.push(buffer);
			kept += buffer.byteLength;
			while (kept > most) kept -= free.shift()?.byteLength ?? kept;
		},
	};
}

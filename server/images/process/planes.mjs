/**
 * Turns a picture's planes of brightness and colour (Y, Cb, Cr) into RGB pixels, row by row, so that no other copy of
 * the whole picture is needed. ITU-T H.273, 8.3.
 */

/**
 * @typedef {object} Plane
 * @property {Uint8Array | Uint16Array} data
 * @property {number} columns
 * @property {number} rows
 * @property {number} stride samples from one row to the next
 * @property {number} max the largest sample
 */

/**
 * @typedef {object} Planes
 * @property {number} width
 * @property {number} height
 * @property {Plane} y
 * @property {Plane | null} cb null if the picture has no colour
 * @property {Plane | null} cr
 * @property {Plane | null} alpha
 * @property {number | null} matrix MatrixCoefficients
 * @property {boolean} isFullRange whether black is zero
 */

/** The parts of red and blue in the brightness. @type {Readonly<Record<number, readonly [number, number]>>} */
const weights = { 1: [0.2126, 0.0722], 4: [0.3, 0.11], 7: [0.212, 0.087], 9: [0.2627, 0.0593] };
/** BT.601, which is meant if nothing is said. */
const usual = /** @type {const} */ ([0.299, 0.114]);
const identity = 0;

/**
 * @param {Planes} planes
 * @param {Uint8Array | Uint16Array} pixels are written: red, green, blue, and alpha if there is any
 */
export function convertPlanes({ width, height, y, cb, cr, alpha, matrix, isFullRange }, pixels) {
	const full = 256 ** pixels.BYTES_PER_ELEMENT - 1;
	const unit = y.max + 1;
	const [black, range] = isFullRange ? [0, y.max] : [(16 / 256) * unit, (219 / 256) * unit];
	const brightness = full / range;
	const isRgb = matrix === identity;
	const [kr, kb] = weights[matrix ?? 2] ?? usual;
	const kg = 1 - kr - kb;
	const neutral = unit / 2;
	const colour = full / (isFullRange ? y.max : (224 / 256) * unit);
	const [toRed, toBlue] = [2 * (1 - kr) * colour, 2 * (1 - kb) * colour];
	const [redToGreen, blueToGreen] = [(toRed * kr) / kg, (toBlue * kb) / kg];
	/** Columns and rows of the picture for one of the colours. */
	const across = cb && cb.columns < width ? 1 : 0;
	const down = cb && cb.rows < height ? 1 : 0;
	/** @param {number} value */
	const clamp = (value) => (value <= 0 ? 0 : value >= full ? full : value + 0.5);
	let to = 0;
	for (let row = 0; row < height; row++) {
		const atY = row * y.stride;
		const atC = (row >> down) * (cb?.stride ?? 0);
		const atA = row * (alpha?.stride ?? 0);
		for (let column = 0; column < width; column++) {
			const bright = ((y.data[atY + column] ?? 0) - black) * brightness;
			if (!cb || !cr) {
				const grey = clamp(bright);
				pixels[to++] = grey;
				pixels[to++] = grey;
				pixels[to++] = grey;
			} else {
				const at = atC + (column >> across);
				const b = cb.data[at] ?? 0;
				const r = cr.data[at] ?? 0;
				if (isRgb) {
					pixels[to++] = clamp((r - black) * brightness);
					pixels[to++] = clamp(bright);
					pixels[to++] = clamp((b - black) * brightness);
				} else {
					pixels[to++] = clamp(bright + toRed * (r - neutral));
					pixels[to++] = clamp(bright - redToGreen * (r - neutral) - blueToGreen * (b - neutral));
					pixels[to++] = clamp(bright + toBlue * (b - neutral));
				}
			}
			if (alpha) pixels[to++] = clamp(((alpha.data[atA + column] ?? 0) / alpha.max) * full);
		}
	}
}

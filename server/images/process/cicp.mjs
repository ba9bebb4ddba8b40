/**
 * Turns pixels that are coloured by numbers (ITU-T H.273, "CICP") into sRGB, because libvips only knows ICC profiles.
 * Gamuts are converted exactly and clipped. PQ and HLG, which are brighter than any screen without HDR, are tone-mapped
 * as ITU-R BT.2390 does it. Why: docs/decisions/0049-colours-named-by-numbers.md
 */

/**
 * @typedef {object} Cicp
 * @property {number} primaries ColourPrimaries
 * @property {number} transfer TransferCharacteristics
 */

/** Chromaticities of red, green, blue and white (H.273, table 2). @type {Readonly<Record<number, number[]>>} */
const chromaticities = {
	1: [0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329],
	4: [0.67, 0.33, 0.21, 0.71, 0.14, 0.08, 0.31, 0.316],
	5: [0.64, 0.33, 0.29, 0.6, 0.15, 0.06, 0.3127, 0.329],
	6: [0.63, 0.34, 0.31, 0.595, 0.155, 0.07, 0.3127, 0.329],
	7: [0.63, 0.34, 0.31, 0.595, 0.155, 0.07, 0.3127, 0.329],
	8: [0.681, 0.319, 0.243, 0.692, 0.145, 0.049, 0.31, 0.316],
	9: [0.708, 0.292, 0.17, 0.797, 0.131, 0.046, 0.3127, 0.329],
	11: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.314, 0.351],
	12: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06, 0.3127, 0.329],
	22: [0.63, 0.34, 0.295, 0.605, 0.155, 0.077, 0.3127, 0.329],
};
const srgb = 1;
/** @param {number} primaries */
const isKnown = (primaries) => Object.hasOwn(chromaticities, primaries);

const [gamma22, gamma28, linear, pq, hlg] = [4, 5, 8, 16, 18];
/** @param {Cicp} cicp */
export const isHdr = ({ transfer }) => transfer === pq || transfer === hlg;
/**
 * Whether the pixels are sRGB as they are. Unknown and unspecified numbers mean sRGB, and so does the curve of
 * television (BT.709 and others), as in browsers.
 * @param {Cicp} cicp
 */
export const isSrgb = ({ primaries, transfer }) =>
	(primaries === srgb || !isKnown(primaries)) && ![gamma22, gamma28, linear, pq, hlg].includes(transfer);

/** @typedef {number[]} Matrix nine numbers, row by row */

/** @param {Matrix} m @param {readonly number[]} v */
const times = (m, [x = 0, y = 0, z = 0]) =>
	[0, 3, 6].map((row) => (m[row] ?? 0) * x + (m[row + 1] ?? 0) * y + (m[row + 2] ?? 0) * z);
/** @param {Matrix} a @param {Matrix} b @returns {Matrix} */
const product = (a, b) => {
	const columns = [0, 1, 2].map((c) => times(a, [b[c] ?? 0, b[c + 3] ?? 0, b[c + 6] ?? 0]));
	return [0, 1, 2].flatMap((row) => columns.map((column) => column[row] ?? 0));
};
/** @param {Matrix} m @returns {Matrix} */
function inverse([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]) {
	const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
	const determinant = a * A + b * B + c * C;
	const adjugate = [
		A,
		c * h - b * i,
		b * f - c * e,
		B,
		a * i - c * g,
		c * d - a * f,
		C,
		b * g - a * h,
		a * e - b * d,
	];
	return adjugate.map((value) => value / determinant);
}
/** @param {readonly number[]} xy @returns {number[]} X, Y and Z with a luminance of one */
const xyz = ([x = 0, y = 1]) => [x / y, 1, (1 - x - y) / y];
/** The cones' response (Bradford), in which one white is adapted to another. */
const bradford = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

/** @param {readonly number[]} of chromaticities @returns {Matrix} linear RGB to XYZ under the white of sRGB */
function toXyz(of) {
	const [r, g, b] = [of.slice(0, 2), of.slice(2, 4), of.slice(4, 6)].map(xyz);
	const corners = [0, 1, 2].flatMap((row) => [r, g, b].map((column) => column?.[row] ?? 0));
	const white = xyz(of.slice(6));
	const scale = times(inverse(corners), white);
	const own = corners.map((value, at) => value * (scale[at % 3] ?? 0));
	const [from, to] = [white, xyz(chromaticities[srgb]?.slice(6) ?? [])].map((point) =>
		times(bradford, point),
	);
	const adapt = [0, 1, 2].flatMap((row) =>
		[0, 1, 2].map((c) => (row === c ? (to?.[c] ?? 1) / (from?.[c] ?? 1) : 0)),
	);
	return product(product(inverse(bradford), product(adapt, bradford)), own);
}

/** @param {number} primaries @returns {Matrix} to linear sRGB */
function toSrgbMatrix(primaries) {
	const [from, to] = [primaries, srgb].map((number) =>
		toXyz(chromaticities[number] ?? chromaticities[srgb] ?? []),
	);
	return product(inverse(to ?? []), from ?? []);
}

/** Constants of SMPTE ST 2084. */
const [m1, m2, c1, c2, c3] = [
	2610 / 16_384,
	(2523 / 4096) * 128,
	3424 / 4096,
	(2413 / 4096) * 32,
	(2392 / 4096) * 32,
];
const pqPeak = 10_000;
/** @param {number} signal @returns {number} candelas per square metre */
function pqToLight(signal) {
	const power = signal ** (1 / m2);
	return pqPeak * (Math.max(0, power - c1) / (c2 - c3 * power)) ** (1 / m1);
}
/** @param {number} light candelas per square metre */
function lightToPq(light) {
	const power = (Math.max(0, light) / pqPeak) ** m1;
	return ((c1 + c2 * power) / (1 + c3 * power)) ** m2;
}
/** Constants of HLG (ITU-R BT.2100, table 5). */
const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
/** @param {number} signal @returns {number} light of the scene, up to one */
const hlgToLight = (signal) => (signal <= 0.5 ? signal ** 2 / 3 : (Math.exp((signal - c) / a) + b) / 12);
/** A screen of HLG's usual brightness, and how it turns the light of a scene into its own (BT.2100). */
const hlgScreen = { peak: 1_000, gamma: 1.2 };
/** How bright a white page is in HDR (ITU-R BT.2408). This becomes sRGB's white. */
const white = 203;

/** @param {number} signal */
const srgbToLinear = (signal) => (signal <= 0.04045 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4);
/** @param {number} value */
const linearToSrgb = (value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** @param {number} transfer @returns {(signal: number) => number} to linear light, of which one is white; for HLG the scene's */
function lightOf(transfer) {
	switch (transfer) {
		case pq:
			return (signal) => pqToLight(signal) / white;
		case hlg:
			return hlgToLight;
		case linear:
			return (signal) => signal;
		case gamma22:
			return (signal) => signal ** 2.2;
		case gamma28:
			return (signal) => signal ** 2.8;
		default:
			return srgbToLinear;
	}
}

/** Entries of the tables by brightness. They are indexed by the square root, so that dark parts get enough of them. */
const steps = 4_096;
/** Brightest tone that is kept apart, in whites. */
const brightest = pqPeak / white;

/**
 * Factors by which a colour is made darker, by its brightest channel: the curve of ITU-R BT.2390 (5.4.1) from the
 * brightest tone of the picture to sRGB's white. A picture that is nowhere brighter than white stays as it is.
 * @param {number} peak in whites
 */
function toneFactors(peak) {
	const factors = new Float64Array(steps + 1).fill(1);
	if (peak <= 1) return factors;
	const sourceMax = lightToPq(peak * white);
	const targetMax = lightToPq(white) / sourceMax;
	const knee = 1.5 * targetMax - 0.5;
	for (let i = 1; i <= steps; i++) {
		const tone = (i / steps) ** 2 * brightest;
		const e1 = Math.min(1, lightToPq(tone * white) / sourceMax);
		if (e1 < knee) continue;
		const t = (e1 - knee) / (1 - knee);
		const spline =
			(2 * t ** 3 - 3 * t ** 2 + 1) * knee +
			(t ** 3 - 2 * t ** 2 + t) * (1 - knee) +
			(3 * t ** 2 - 2 * t ** 3) * targetMax;
		factors[i] = pqToLight(spline * sourceMax) / white / tone;
	}
	return factors;
}

/** Part of the pixels that are at most as bright as the peak; the few brighter ones become white. */
const belowPeak = 0.9995;

/**
 * @typedef {object} Samples
 * @property {Uint8Array | Uint16Array} data pixels, each with red, green, blue and perhaps alpha
 * @property {number} channels
 * @property {number} max the value of a full channel
 */

/**
 * @param {Samples} samples
 * @param {Cicp} cicp
 * @returns {Uint8Array} the pixels in sRGB, with as many channels
 */
export function toSrgb({ data, channels, max }, cicp) {
	const light = lightOf(cicp.transfer);
	const values = 256 ** data.BYTES_PER_ELEMENT;
	const linearOf = Float64Array.from({ length: values }, (_, value) => light(Math.min(1, value / max)));
	const [rr = 1, rg = 0, rb = 0, gr = 0, gg = 1, gb = 0, br = 0, bg = 0, bb = 1] = toSrgbMatrix(
		cicp.primaries,
	);
	const [lr = 0, lg = 0, lb = 0] = toXyz(chromaticities[cicp.primaries] ?? chromaticities[srgb] ?? []).slice(
		3,
		6,
	);
	const isHlg = cicp.transfer === hlg;
	const pixel = [0, 0, 0];
	/** Sets `pixel` to the linear sRGB of the pixel at this position. @param {number} at */
	const read = (at) => {
		let r = linearOf[data[at] ?? 0] ?? 0;
		let g = linearOf[data[at + 1] ?? 0] ?? 0;
		let b = linearOf[data[at + 2] ?? 0] ?? 0;
		if (isHlg) {
			const scene = lr * r + lg * g + lb * b;
			const screen = (hlgScreen.peak / white) * scene ** (hlgScreen.gamma - 1);
			r *= screen;
			g *= screen;
			b *= screen;
		}
		pixel[0] = rr * r + rg * g + rb * b;
		pixel[1] = gr * r + gg * g + gb * b;
		pixel[2] = br * r + bg * g + bb * b;
	};
	/** @param {number} tone in whites */
	const stepOf = (tone) => Math.min(steps, Math.round(Math.sqrt(Math.max(0, tone) / brightest) * steps));

	let factors = null;
	if (isHdr(cicp)) {
		const histogram = new Uint32Array(steps + 1);
		for (let at = 0; at < data.length; at += channels) {
			read(at);
			const step = stepOf(Math.max(pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0));
			histogram[step] = (histogram[step] ?? 0) + 1;
		}
		factors = toneFactors(peakOf(histogram, data.length / channels));
	}
	const encoded = Uint8Array.from({ length: steps + 1 }, (_, i) =>
		Math.round(255 * linearToSrgb((i / steps) ** 2)),
	);
	/** @param {number} value */
	const encode = (value) => encoded[Math.round(Math.sqrt(Math.min(1, Math.max(0, value))) * steps)] ?? 0;
	const out = new Uint8Array(data.length);
	for (let at = 0; at < data.length; at += channels) {
		read(at);
		const [r = 0, g = 0, b = 0] = pixel;
		const factor = factors ? (factors[stepOf(Math.max(r, g, b))] ?? 1) : 1;
		out[at] = encode(r * factor);
		out[at + 1] = encode(g * factor);
		out[at + 2] = encode(b * factor);
		if (channels === 4) out[at + 3] = Math.round(Math.min(1, (data[at + 3] ?? 0) / max) * 255);
	}
	return out;
}

/**
 * @param {Uint32Array} histogram pixels by the step of their brightest channel
 * @param {number} pixels
 * @returns {number} in whites
 */
function peakOf(histogram, pixels) {
	let seen = 0;
	for (let step = 0; step <= steps; step++) {
		seen += histogram[step] ?? 0;
		if (seen >= pixels * belowPeak) return (step / steps) ** 2 * brightest;
	}
	return brightest;
}

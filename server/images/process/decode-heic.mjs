/**
 * Decodes a HEIC to upright pixels that sharp can read. It uses libheif's WebAssembly build, because sharp's
 * binaries do not include HEVC, which is patented. Only the primary image is decoded, so depth maps and gain maps
 * are ignored. libheif rotates and mirrors it.
 */
import { isHdr } from "./cicp.mjs";
import { isHeicWhole } from "./heic-units.mjs";
import { maxItems } from "./heif-items.mjs";
import { maxParts } from "./parts.mjs";
import { convertPlanes } from "./planes.mjs";
import { readCicp } from "./read-cicp.mjs";
import { makeTiff } from "./tiff.mjs";
import { UnusablePicture } from "./unusable-picture.mjs";

/** @typedef {import("./cicp.mjs").Cicp} Cicp */

/**
 * @typedef {object} HeicLimits
 * @property {number} maxPixels pixels of the picture, as the file declares them
 * @property {number} maxBytes bytes of libheif's memory for the file, the planes and the RGB pixels
 */

/**
 * Returns an uncompressed TIFF with the picture's ICC profile, or the numbers by which it is coloured instead. Throws
 * UnusablePicture.
 * @param {Uint8Array} bytes
 * @param {HeicLimits} limits
 * @returns {Promise<{ file: Uint8Array<ArrayBuffer>, cicp: Cicp | null }>}
 */
export async function decodeHeic(bytes, { maxPixels, maxBytes }) {
	const memory = limitMemory(maxBytes);
	const { default: makeLibheif } = await import("libheif-js/libheif-wasm/libheif-bundle.js");
	try {
		return decode(makeLibheif(), bytes, { maxPixels });
	} catch (error) {
		if (error instanceof UnusablePicture) throw error;
		if (memory.refused) throw new UnusablePicture("TOO_MUCH_MEMORY", error);
		// This process could not get memory for the pixels.
		if (error instanceof RangeError && /allocation failed/i.test(error.message)) throw error;
		const tooMuch = error instanceof HeifError && error.subcode === securityLimitExceeded;
		throw new UnusablePicture(tooMuch ? "TOO_MANY_PIXELS" : "NOT_A_PICTURE", error);
	}
}

/**
 * Limits WebAssembly's memory, which V8's own limits do not count. If it may not grow, libheif's malloc fails.
 * @param {number} maxBytes
 * @returns {{ refused: boolean }} whether it wanted more
 */
function limitMemory(maxBytes) {
	const memory = { refused: false };
	WebAssembly.Memory.prototype.grow = function (pages) {
		if (this.buffer.byteLength + pages * 65_536 > maxBytes) {
			memory.refused = true;
			throw new RangeError("Out of memory");
		}
		const before = grow.call(this, pages);
		// Emscripten asks for less if it may not have what it would like.
		memory.refused = false;
		return before;
	};
	return memory;
}
const grow = WebAssembly.Memory.prototype.grow;

// Constants from heif.h.
const [RGB, INTERLEAVED, INTERLEAVED_RGB, INTERLEAVED_RGBA, AS_IT_IS] = [1, 10, 10, 11, 99];
const CHROMA_420 = 1;
const [Y, CB, CR, ALPHA] = [0, 1, 2, 6];
const [YCBCR, MONOCHROME] = [0, 2];
const securityLimitExceeded = 1000;
/** Where `struct heif_security_limits` has the number of items, and of boxes in a box, such as properties. */
const [itemsAt, childrenAt] = [28, 60];

class HeifError extends Error {
	/** @param {number} subcode */
	constructor(subcode) {
		super(`libheif: ${subcode}`);
		this.subcode = subcode;
	}
}

/** @typedef {ReturnType<typeof import("libheif-js/libheif-wasm/libheif-bundle.js").default>} Heif */

/** @param {Heif} heif */
function makeCalls(heif) {
	const error = heif._malloc(12);
	const out = heif._malloc(8);
	const view = () => new DataView(heif.HEAPU8.buffer);
	/** @param {(error: number, out: number) => void} call calls a function that returns `struct heif_error` */
	function checked(call) {
		view().setUint32(out, 0, true);
		call(error, out);
		if (view().getInt32(error, true) !== 0) throw new HeifError(view().getInt32(error + 4, true));
		return view().getUint32(out, true);
	}
	return { view, checked, out };
}
/** @typedef {ReturnType<typeof makeCalls>} Calls */

/**
 * @param {Heif} heif
 * @param {Uint8Array} bytes
 * @param {{ maxPixels: number }} o
 */
function decode(heif, bytes, { maxPixels }) {
	const calls = makeCalls(heif);
	const { view, checked } = calls;
	const file = heif._malloc(bytes.length);
	heif.HEAPU8.set(bytes, file);
	const context = heif._heif_context_alloc();
	const limits = heif._heif_context_get_security_limits(context);
	view().setUint32(limits + itemsAt, maxItems, true);
	view().setUint32(limits + childrenAt, maxParts, true);
	checked((e) => heif._heif_context_read_from_memory_without_copy(e, context, file, bytes.length, 0));
	const handle = checked((e, o) => heif._heif_context_get_primary_image_handle(e, context, o));
	// The size is checked before anything is decoded, because the file may be a decompression bomb.
	if (heif._heif_image_handle_get_width(handle) * heif._heif_image_handle_get_height(handle) > maxPixels) {
		throw new UnusablePicture("TOO_MANY_PIXELS");
	}
	if (!isHeicWhole(bytes)) throw new UnusablePicture("NOT_A_PICTURE", "coded data are missing");
	const source = { handle, icc: iccProfile(heif, calls, handle), numbers: readCicp(bytes, "image/heic") };
	return (isUsual(heif, calls, handle) ? decodeToRgb : decodeToPlanes)(heif, calls, source);
}

/**
 * Whether it has 8 bits and half of the colour in both directions, as almost all photos. libheif turns others to RGB in
 * several steps, each of which holds the whole picture.
 * @param {Heif} heif
 * @param {Calls} calls
 * @param {number} handle
 */
function isUsual(heif, { view, checked, out }, handle) {
	const space = checked((e, o) =>
		heif._heif_image_handle_get_preferred_decoding_colorspace(e, handle, o, o + 4),
	);
	const chroma = view().getUint32(out + 4, true);
	const bits = heif._heif_image_handle_get_luma_bits_per_pixel(handle);
	return (
		bits <= 8 && ((space === YCBCR && chroma === CHROMA_420) || (space !== YCBCR && space !== MONOCHROME))
	);
}

/**
 * @typedef {object} Source
 * @property {number} handle
 * @property {Uint8Array | null} icc
 * @property {import("./read-cicp.mjs").Numbers | null} numbers
 */

/**
 * @param {Heif} heif
 * @param {Calls} calls
 * @param {Source} source
 */
function decodeToRgb(heif, calls, { handle, icc, numbers }) {
	const channels = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
	const chroma = channels === 4 ? INTERLEAVED_RGBA : INTERLEAVED_RGB;
	const image = calls.checked((e, o) => heif._heif_decode_image(e, handle, o, RGB, chroma, 0));
	const width = heif._heif_image_get_width(image, INTERLEAVED);
	const height = heif._heif_image_get_height(image, INTERLEAVED);
	const colour = colourOf(icc, numbers);
	const { file, pixels } = makeTiff({ width, height, channels, bits: 8, icc: colour.icc });
	const { at, stride } = plane(heif, calls, image, INTERLEAVED);
	for (let row = 0; row < height; row++) {
		const start = at + row * stride;
		pixels.set(heif.HEAPU8.subarray(start, start + width * channels), row * width * channels);
	}
	return { file, cicp: colour.cicp };
}

/**
 * @param {Heif} heif
 * @param {Calls} calls
 * @param {Source} source
 */
function decodeToPlanes(heif, calls, { handle, icc, numbers }) {
	const image = calls.checked((e, o) => heif._heif_decode_image(e, handle, o, AS_IT_IS, AS_IT_IS, 0));
	const space = heif._heif_image_get_colorspace(image);
	if (space !== YCBCR && space !== MONOCHROME)
		throw new UnusablePicture("NOT_A_PICTURE", `colour space ${space}`);
	const [width, height] = [heif._heif_image_get_width(image, Y), heif._heif_image_get_height(image, Y)];
	const hasAlpha = heif._heif_image_has_channel(image, ALPHA) !== 0;
	const colour = colourOf(icc, numbers);
	const bits = colour.cicp && isHdr(colour.cicp) ? 16 : 8;
	const { file, pixels } = makeTiff({ width, height, channels: hasAlpha ? 4 : 3, bits, icc: colour.icc });
	/** @param {number} channel */
	const samples = (channel) => {
		const depth = heif._heif_image_get_bits_per_pixel_range(image, channel);
		const { at, stride } = plane(heif, calls, image, channel);
		const [columns, rows] = [
			heif._heif_image_get_width(image, channel),
			heif._heif_image_get_height(image, channel),
		];
		const data =
			depth > 8
				? new Uint16Array(heif.HEAPU8.buffer, at, (stride / 2) * rows)
				: new Uint8Array(heif.HEAPU8.buffer, at, stride * rows);
		return { data, columns, rows, stride: depth > 8 ? stride / 2 : stride, max: 2 ** depth - 1 };
	};
	convertPlanes(
		{
			...{ width, height, y: samples(Y), alpha: hasAlpha ? samples(ALPHA) : null },
			...(space === YCBCR ? { cb: samples(CB), cr: samples(CR) } : { cb: null, cr: null }),
			...{ matrix: numbers?.matrix ?? null, isFullRange: numbers?.isFullRange ?? true },
		},
		bits === 16 ? new Uint16Array(pixels.buffer, pixels.byteOffset, pixels.length / 2) : pixels,
	);
	return { file, cicp: colour.cicp };
}

/**
 * @param {Heif} heif
 * @param {Calls} calls
 * @param {number} image
 * @param {number} channel
 */
function plane(heif, { view, out }, image, channel) {
	const at = heif._heif_image_get_plane_readonly(image, channel, out);
	return { at, stride: view().getInt32(out, true) };
}

/**
 * An ICC profile says more than numbers do, but cannot say how PQ and HLG are shown on other screens.
 * @param {Uint8Array | null} icc
 * @param {Cicp | null} cicp
 */
function colourOf(icc, cicp) {
	return icc && !(cicp && isHdr(cicp)) ? { icc, cicp: null } : { icc: null, cicp };
}

/**
 * @param {Heif} heif
 * @param {Calls} calls
 * @param {number} handle
 * @returns {Uint8Array | null}
 */
function iccProfile(heif, { checked }, handle) {
	const size = heif._heif_image_handle_get_raw_color_profile_size(handle);
	if (size === 0) return null;
	const icc = heif._malloc(size);
	checked((e) => heif._heif_image_handle_get_raw_color_profile(e, handle, icc));
	return heif.HEAPU8.slice(icc, icc + size);
}

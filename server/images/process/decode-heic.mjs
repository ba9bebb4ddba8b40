/**
 * Decodes a HEIC to upright pixels that sharp can read. It uses libheif's WebAssembly build, because sharp's
 * binaries do not include HEVC, which is patented. Only the primary image is decoded, so depth maps and gain maps
 * are ignored. libheif rotates and mirrors it.
 */
import sharp from "sharp";
import { makeTiff } from "./tiff.mjs";
import { UnusablePicture } from "./unusable-picture.mjs";

/**
 * @typedef {object} HeicLimits
 * @property {number} maxPixels pixels of the picture, as the file declares them
 * @property {number} maxBytes bytes of libheif's memory for the file, the planes and the RGB pixels
 */

/**
 * Returns an uncompressed TIFF with the picture's colour profile. Throws UnusablePicture.
 * @param {Uint8Array} bytes
 * @param {HeicLimits} limits
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function decodeHeic(bytes, { maxPixels, maxBytes }) {
	limitMemory(maxBytes);
	const p3 = await displayP3();
	const { default: makeLibheif } = await import("libheif-js/libheif-wasm/libheif-bundle.js");
	try {
		return decode(makeLibheif(), bytes, { maxPixels, p3 });
	} catch (error) {
		if (error instanceof UnusablePicture) throw error;
		const tooMuch = error instanceof HeifError && error.subcode === securityLimitExceeded;
		throw new UnusablePicture(tooMuch ? "TOO_MANY_PIXELS" : "NOT_A_PICTURE", error);
	}
}

/**
 * Limits WebAssembly's memory, which V8's own limits do not count. If it may not grow, libheif's malloc fails.
 * @param {number} maxBytes
 */
function limitMemory(maxBytes) {
	WebAssembly.Memory.prototype.grow = function (pages) {
		if (this.buffer.byteLength + pages * 65_536 > maxBytes) throw new RangeError("Out of memory");
		return grow.call(this, pages);
	};
}
const grow = WebAssembly.Memory.prototype.grow;

/** @returns {Promise<Uint8Array>} the Display P3 profile that is built into libvips */
async function displayP3() {
	const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: "black" } });
	const { icc } = await sharp(await pixel.withIccProfile("p3").png().toBuffer()).metadata();
	return icc ?? new Uint8Array();
}

// Constants from heif.h.
const [RGB, INTERLEAVED, INTERLEAVED_RGB, INTERLEAVED_RGBA] = [1, 10, 10, 11];
const securityLimitExceeded = 1000;
const displayP3Primaries = 12;

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

/**
 * @param {Heif} heif
 * @param {Uint8Array} bytes
 * @param {{ maxPixels: number, p3: Uint8Array }} o
 */
function decode(heif, bytes, { maxPixels, p3 }) {
	const calls = makeCalls(heif);
	const { view, checked, out } = calls;
	const file = heif._malloc(bytes.length);
	heif.HEAPU8.set(bytes, file);
	const context = heif._heif_context_alloc();
	checked((e) => heif._heif_context_read_from_memory_without_copy(e, context, file, bytes.length, 0));
	const handle = checked((e, o) => heif._heif_context_get_primary_image_handle(e, context, o));
	// The size is checked before anything is decoded, because the file may be a decompression bomb.
	if (heif._heif_image_handle_get_width(handle) * heif._heif_image_handle_get_height(handle) > maxPixels) {
		throw new UnusablePicture("TOO_MANY_PIXELS");
	}
	const channels = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
	const chroma = channels === 4 ? INTERLEAVED_RGBA : INTERLEAVED_RGB;
	const image = checked((e, o) => heif._heif_decode_image(e, handle, o, RGB, chroma, 0));
	const width = heif._heif_image_get_width(image, INTERLEAVED);
	const height = heif._heif_image_get_height(image, INTERLEAVED);
	const { file: tiff, pixels } = makeTiff({
		width,
		height,
		channels,
		icc: profile(heif, calls, { handle, p3 }),
	});
	const plane = heif._heif_image_get_plane_readonly(image, INTERLEAVED, out);
	const stride = view().getInt32(out, true);
	for (let row = 0; row < height; row++) {
		const start = plane + row * stride;
		pixels.set(heif.HEAPU8.subarray(start, start + width * channels), row * width * channels);
	}
	return tiff;
}

/**
 * The picture's colour profile; null for sRGB. iPhones store Display P3 as an ICC profile or as its number (ISO/IEC
 * 23091-2, ColourPrimaries).
 * @param {Heif} heif
 * @param {ReturnType<typeof makeCalls>} calls
 * @param {{ handle: number, p3: Uint8Array }} o
 */
function profile(heif, { view, checked }, { handle, p3 }) {
	const size = heif._heif_image_handle_get_raw_color_profile_size(handle);
	if (size > 0) {
		const icc = heif._malloc(size);
		checked((e) => heif._heif_image_handle_get_raw_color_profile(e, handle, icc));
		return heif.HEAPU8.slice(icc, icc + size);
	}
	try {
		const nclx = checked((e, o) => heif._heif_image_handle_get_nclx_color_profile(e, handle, o));
		// struct heif_color_profile_nclx: a version byte, then the primaries as an int.
		return view().getInt32(nclx + 4, true) === displayP3Primaries ? p3 : null;
	} catch {
		return null;
	}
}

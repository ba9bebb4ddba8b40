/**
 * The thread that one HEIC is decoded in, and that ends with it: libheif's WebAssembly build, because sharp's own
 * binaries leave HEVC out for its patents. Plain JavaScript, since Node starts it from this file as it is.
 * The primary image is taken, so depth maps and gain maps play no part; libheif itself turns and mirrors it.
 */
import { parentPort, workerData } from "node:worker_threads";
import { makeTiff } from "./tiff.mjs";

/** @typedef {import("./decode-heic").HeicAnswer} HeicAnswer */

const { bytes, maxPixels, maxBytes, displayP3 } =
	/** @type {{ bytes: Uint8Array, maxPixels: number, maxBytes: number, displayP3: Uint8Array }} */ (
		workerData
	);

// A worker's resourceLimits do not count WebAssembly's memory. Where it may not grow, malloc fails inside.
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
	if (this.buffer.byteLength + pages * 65_536 > maxBytes) throw new RangeError("Out of memory");
	return grow.call(this, pages);
};
const { default: heif } = await import("libheif-js/wasm-bundle.js");

// Of heif.h.
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

const view = () => new DataView(heif.HEAPU8.buffer);
const error = heif._malloc(12);
const out = heif._malloc(8);
/** @param {(error: number, out: number) => void} call of a function that answers `struct heif_error` */
function checked(call) {
	view().setUint32(out, 0, true);
	call(error, out);
	if (view().getInt32(error, true) !== 0) throw new HeifError(view().getInt32(error + 4, true));
	return view().getUint32(out, true);
}

/** @returns {HeicAnswer} */
function decode() {
	const file = heif._malloc(bytes.length);
	heif.HEAPU8.set(bytes, file);
	const context = heif._heif_context_alloc();
	checked((e) => heif._heif_context_read_from_memory_without_copy(e, context, file, bytes.length, 0));
	const handle = checked((e, o) => heif._heif_context_get_primary_image_handle(e, context, o));
	// Known before anything is decoded, so a bomb is not set off.
	if (heif._heif_image_handle_get_width(handle) * heif._heif_image_handle_get_height(handle) > maxPixels) {
		return { failure: "TOO_MANY_PIXELS" };
	}
	const channels = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
	const chroma = channels === 4 ? INTERLEAVED_RGBA : INTERLEAVED_RGB;
	const image = checked((e, o) => heif._heif_decode_image(e, handle, o, RGB, chroma, 0));
	const width = heif._heif_image_get_width(image, INTERLEAVED);
	const height = heif._heif_image_get_height(image, INTERLEAVED);
	const { file: tiff, pixels } = makeTiff({ width, height, channels, icc: profile(handle) });
	const plane = heif._heif_image_get_plane_readonly(image, INTERLEAVED, out);
	const stride = view().getInt32(out, true);
	for (let row = 0; row < height; row++) {
		const start = plane + row * stride;
		pixels.set(heif.HEAPU8.subarray(start, start + width * channels), row * width * channels);
	}
	return { tiff };
}

/**
 * The colours that the picture is in; null for sRGB. iPhones write Display P3 as an ICC profile or by its number
 * (ISO/IEC 23091-2, ColourPrimaries).
 * @param {number} handle
 */
function profile(handle) {
	const size = heif._heif_image_handle_get_raw_color_profile_size(handle);
	if (size > 0) {
		const icc = heif._malloc(size);
		checked((e) => heif._heif_image_handle_get_raw_color_profile(e, handle, icc));
		return heif.HEAPU8.slice(icc, icc + size);
	}
	try {
		const nclx = checked((e, o) => heif._heif_image_handle_get_nclx_color_profile(e, handle, o));
		// struct heif_color_profile_nclx: a version byte, then the primaries as an int.
		return view().getInt32(nclx + 4, true) === displayP3Primaries ? displayP3 : null;
	} catch {
		return null;
	}
}

/** @param {unknown} thrown @returns {HeicAnswer} */
const failed = (thrown) => ({
	failure:
		thrown instanceof HeifError && thrown.subcode === securityLimitExceeded
			? "TOO_MANY_PIXELS"
			: "NOT_A_PICTURE",
	message: String(thrown),
});

/** @returns {HeicAnswer} */
function answer() {
	try {
		return decode();
	} catch (thrown) {
		return failed(thrown);
	}
}

const said = answer();
parentPort?.postMessage(said, "tiff" in said ? [said.tiff.buffer] : []);

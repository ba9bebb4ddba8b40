/**
 * The part of libheif's C API that we call in its WebAssembly build (libheif/api/libheif/heif.h is its reference).
 * Every parameter and result is a number: a value or an address. A function that returns `struct heif_error` in C
 * takes as its first parameter the address of twelve bytes for it: code, subcode, message.
 */
declare module "libheif-js/libheif-wasm/libheif-bundle.js" {
	interface HeifImage {
		get_width(): number;
		get_height(): number;
		display<T>(target: T, done: (shown: T) => void): void;
	}
	interface Libheif {
		/** Replaced when the memory grows, so it must not be kept across a call. */
		readonly HEAPU8: Uint8Array<ArrayBuffer>;
		_malloc(size: number): number;
		_heif_context_alloc(): number;
		/** The address of `struct heif_security_limits`, which may be changed. */
		_heif_context_get_security_limits(context: number): number;
		_heif_context_read_from_memory_without_copy(
			error: number,
			context: number,
			bytes: number,
			size: number,
			options: number,
		): void;
		_heif_context_get_primary_image_handle(error: number, context: number, handle: number): void;
		_heif_image_handle_get_width(handle: number): number;
		_heif_image_handle_get_height(handle: number): number;
		_heif_image_handle_has_alpha_channel(handle: number): number;
		_heif_image_handle_get_raw_color_profile_size(handle: number): number;
		_heif_image_handle_get_raw_color_profile(error: number, handle: number, bytes: number): void;
		_heif_image_handle_get_luma_bits_per_pixel(handle: number): number;
		_heif_image_handle_get_preferred_decoding_colorspace(
			error: number,
			handle: number,
			colorspace: number,
			chroma: number,
		): void;
		_heif_decode_image(
			error: number,
			handle: number,
			image: number,
			colorspace: number,
			chroma: number,
			options: number,
		): void;
		_heif_image_get_colorspace(image: number): number;
		_heif_image_has_channel(image: number, channel: number): number;
		/** The number of bits of a sample. */
		_heif_image_get_bits_per_pixel_range(image: number, channel: number): number;
		_heif_image_get_width(image: number, channel: number): number;
		_heif_image_get_height(image: number, channel: number): number;
		_heif_image_get_plane_readonly(image: number, channel: number, stride: number): number;
		/**
		 * The build's own decoder, which decodes all top-level images to RGBA. bench/workers/develop.ts compares ours with it.
		 */
		HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
	}
	/** Makes a new instance with its own memory. */
	export default function makeLibheif(): Libheif;
}

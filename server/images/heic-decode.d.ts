declare module "heic-decode" {
	interface HeicImage {
		/** Pixels, upright. */
		width: number;
		height: number;
		/** RGBA, 8 bits a channel. */
		decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }>;
	}
	function decode(input: { buffer: Uint8Array }): Promise<Awaited<ReturnType<HeicImage["decode"]>>>;
	namespace decode {
		/** The images in the file, not decoded yet; dispose of them when done. */
		function all(input: { buffer: Uint8Array }): Promise<HeicImage[] & { dispose(): void }>;
	}
	export default decode;
}

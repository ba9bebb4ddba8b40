/**
 * HEIC to raw pixels through libheif's WebAssembly build: sharp's own binaries leave HEVC out for its patents.
 * libheif applies the file's own turning and mirroring, so the pixels come out upright.
 */
import heicDecode from "heic-decode";
import type { Sharp } from "sharp";
import sharp from "sharp";
import { UnusablePicture } from "./unusable-picture";

/** Throws UnusablePicture. Blocks its thread for some 100 ms per megapixel: callers develop one at a time. */
export async function decodeHeic(bytes: Uint8Array, { maxPixels }: { maxPixels: number }): Promise<Sharp> {
	const images = await heicDecode.all({ buffer: bytes }).catch((cause: unknown) => {
		throw new UnusablePicture("NOT_A_PICTURE", cause);
	});
	try {
		const [first] = images;
		if (!first) throw new UnusablePicture("NOT_A_PICTURE");
		// Known before anything is decoded, so a bomb is not set off.
		if (first.width * first.height > maxPixels) throw new UnusablePicture("TOO_MANY_PIXELS");
		const { data, width, height } = await first.decode().catch((cause: unknown) => {
			throw new UnusablePicture("NOT_A_PICTURE", cause);
		});
		return sharp(new Uint8Array(data.buffer), { raw: { width, height, channels: 4 } });
	} finally {
		images.dispose();
	}
}

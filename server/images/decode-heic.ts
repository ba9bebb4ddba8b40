/**
 * HEIC to pixels through libheif's WebAssembly build: sharp's own binaries leave HEVC out for its patents.
 * In a thread of its own, so that the server goes on answering and a picture that hangs can be given up.
 * libheif applies the file's own turning and mirroring; it does not apply the colour profile (iPhones: Display P3).
 */
import { Worker } from "node:worker_threads";
import sharp, { type Sharp } from "sharp";
import { UnusablePicture } from "./unusable-picture";
import { withProfile } from "./with-profile";

export type HeicResult =
	| { pixels: Uint8Array<ArrayBuffer>; width: number; height: number }
	| { failure: "NOT_A_PICTURE" | "TOO_MANY_PIXELS" };

interface Limits {
	maxPixels: number;
	maxSeconds: number;
}

/**
 * Upright pixels, tagged with the file's colour profile. Null where libheif reads nothing: sharp itself
 * may (AVIF goes by the name of HEIF, too). Throws UnusablePicture, and other errors where the thread itself failed.
 */
export async function decodeHeic(bytes: Uint8Array, limits: Limits): Promise<Sharp | null> {
	// sharp reads the header of a HEIC, only not its pixels; libheif's build does not tell the profile.
	const header = await sharp(bytes)
		.metadata()
		.catch(() => null);
	const result = await decodeInThread(bytes, header?.pagePrimary ?? 0, limits);
	if ("failure" in result) {
		if (result.failure === "NOT_A_PICTURE") return null;
		throw new UnusablePicture(result.failure);
	}
	const { pixels, width, height } = result;
	const picture = header?.icc
		? sharp(withProfile(pixels, { width, height }, header.icc), { limitInputPixels: limits.maxPixels })
		: sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: limits.maxPixels });
	// libheif always gives an alpha channel; a photo has none.
	return header && !header.hasAlpha ? picture.removeAlpha() : picture;
}

async function decodeInThread(
	bytes: Uint8Array,
	primary: number,
	{ maxPixels, maxSeconds }: Limits,
): Promise<HeicResult> {
	// libheif writes its warnings there: they are about the file, and the file's reason says it already.
	const worker = new Worker(new URL("./heic-worker.js", import.meta.url), {
		workerData: { bytes, primary, maxPixels },
		stdout: true,
		stderr: true,
	});
	const timeout = AbortSignal.timeout(maxSeconds * 1_000);
	try {
		return await new Promise<HeicResult>((resolve, reject) => {
			worker.once("message", resolve);
			// Not the picture's fault, as far as anybody knows: developing tries again.
			worker.once("error", reject);
			worker.once("exit", (code) => reject(new Error(`The HEIC thread ended early (${code}).`)));
			timeout.addEventListener("abort", () => reject(new UnusablePicture("TOO_SLOW")));
		});
	} finally {
		await worker.terminate();
	}
}

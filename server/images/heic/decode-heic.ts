/**
 * HEIC to upright pixels that sharp reads, in a thread of its own (./worker.mjs): decoding takes some 100 ms per
 * megapixel, and a hostile file may take for ever. The thread is ended when the time is up.
 */
import { Worker } from "node:worker_threads";
import sharp from "sharp";
import type { DevelopFailure } from "../../photos/develop-failures";
import { UnusablePicture } from "../unusable-picture";

export type HeicAnswer =
	| { tiff: Uint8Array<ArrayBuffer> }
	| { failure: Extract<DevelopFailure, "NOT_A_PICTURE" | "TOO_MANY_PIXELS">; message?: string };

interface HeicLimits {
	/** Of the picture, as the file announces it. */
	maxPixels: number;
	/** Of libheif's memory: the file, the planes, the RGB. */
	maxBytes: number;
	maxMilliseconds: number;
}

/**
 * An uncompressed TIFF with the picture's colour profile. Throws UnusablePicture; any other error is of the thread,
 * not of the file as far as anybody knows, and may pass.
 */
export async function decodeHeic(bytes: Uint8Array, limits: HeicLimits): Promise<Uint8Array> {
	const { maxMilliseconds, ...workerLimits } = limits;
	const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
		workerData: { bytes, displayP3: await displayP3(), ...workerLimits },
		// V8's own memory; what WebAssembly takes is limited inside.
		resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 4 },
		// Nothing of the secrets is needed to decode a picture.
		env: {},
		execArgv: [],
		// libheif's warnings: they are about the file, and the file's reason says it already.
		stdout: true,
		stderr: true,
	});
	let timer: NodeJS.Timeout | undefined;
	try {
		const answer = await new Promise<HeicAnswer>((resolve, reject) => {
			timer = setTimeout(() => reject(new UnusablePicture("TOO_SLOW")), maxMilliseconds);
			worker.once("message", resolve);
			worker.once("error", (error) => reject(isOutOfMemory(error) ? tooLarge(error) : error));
			worker.once("exit", (code) => reject(new Error(`The HEIC thread ended early (${code}).`)));
		});
		if ("failure" in answer) throw new UnusablePicture(answer.failure, answer.message);
		return answer.tiff;
	} finally {
		clearTimeout(timer);
		await worker.terminate();
	}
}

const isOutOfMemory = (error: Error) => "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
const tooLarge = (cause: Error) => new UnusablePicture("TOO_MANY_PIXELS", cause);

let p3: Promise<Uint8Array> | undefined;
/** libvips brings the profile along. */
function displayP3(): Promise<Uint8Array> {
	p3 ??= sharp({ create: { width: 1, height: 1, channels: 3, background: "black" } })
		.withIccProfile("p3")
		.png()
		.toBuffer()
		.then((png) => sharp(png).metadata())
		.then(({ icc }) => icc ?? new Uint8Array());
	return p3;
}

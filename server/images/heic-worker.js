/**
 * The thread that ./decode-heic.ts starts for one picture: seconds of WebAssembly without a pause.
 * It ends with the picture, because the memory of a WebAssembly module only ever grows.
 * JavaScript, because Node starts the file as it is where no bundler has been at work.
 */
import { parentPort, workerData } from "node:worker_threads";
import heicDecode from "heic-decode";

/**
 * @typedef {object} HeicJob
 * @property {Uint8Array} bytes
 * @property {number} primary which of the file's pictures is the one meant
 * @property {number} maxPixels
 */

/**
 * @param {HeicJob} job
 * @returns {Promise<import("./decode-heic").HeicResult>}
 */
async function decode({ bytes, primary, maxPixels }) {
	const images = await heicDecode.all({ buffer: bytes });
	const image = images[primary] ?? images[0];
	if (!image) return { failure: "NOT_A_PICTURE" };
	// Known before anything is decoded, so a bomb is not set off.
	if (image.width * image.height > maxPixels) return { failure: "TOO_MANY_PIXELS" };
	const { data, width, height } = await image.decode();
	return { pixels: new Uint8Array(data.buffer), width, height };
}

const result = await decode(workerData).catch(() => ({ failure: /** @type {const} */ ("NOT_A_PICTURE") }));
parentPort?.postMessage(result, "pixels" in result ? [result.pixels.buffer] : []);

/**
 * How bytes leave a real browser: a worker makes the SHA-256, and XMLHttpRequest sends the PUT.
 * It is not fetch, because fetch does not report the progress of a request body.
 */
import type { UploadTransport } from "../queue/seams";
import { notSecure } from "../queue/upload-failure";
import { hashInWorker, startHashWorker } from "./hash-in-worker";

/** Only the browser may set these. Setting them here would be refused with a line in the console. */
const setByTheBrowser: ReadonlySet<string> = new Set(["content-length", "host"]);

export const browserTransport: UploadTransport = {
	prepare: startHashWorker,

	async sha256(file) {
		if (!globalThis.crypto?.subtle) throw notSecure();
		return hashInWorker(file);
	},

	put({ url, headers, file, onProgress, signal }) {
		return new Promise((resolve, reject) => {
			signal.throwIfAborted();
			const request = new XMLHttpRequest();
			const abort = () => request.abort();
			signal.addEventListener("abort", abort);
			const ended = () => signal.removeEventListener("abort", abort);

			request.open("PUT", url);
			for (const [name, value] of Object.entries(headers)) {
				if (!setByTheBrowser.has(name.toLowerCase())) request.setRequestHeader(name, value);
			}
			request.upload.onprogress = (event) => onProgress(event.loaded);
			request.onload = () => resolve({ status: request.status, retryAfter: retryAfterOf(request) });
			request.onerror = () => reject(new TypeError("The PUT did not get through."));
			request.onabort = () => reject(signal.reason);
			request.onloadend = ended;
			request.send(file);
		});
	},
};

/** Seconds. A store on another origin shows its Retry-After only if its CORS rules say so. Asking for it alone would print a warning where they do not. */
function retryAfterOf(request: XMLHttpRequest): number | null {
	if (request.status !== 503 && request.status !== 429) return null;
	const line = /^retry-after:\s*(\d+)/im.exec(request.getAllResponseHeaders());
	return line ? Number(line[1]) : null;
}

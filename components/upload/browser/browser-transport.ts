/**
 * How bytes leave a real browser: SHA-256 by WebCrypto, PUT by XMLHttpRequest.
 * The queue knows only the UploadTransport port, so its tests need no browser.
 * XHR and not fetch: fetch tells nothing about the progress of a request body.
 */
import { UploadFailure } from "../queue/upload-failure";

export interface UploadTransport {
	/** Lower-case hex. Reads the whole file into memory; rejects when it cannot be read. */
	sha256(file: File): Promise<string>;
	/** Resolves with any HTTP status that the page may see. Rejects on a network error and once `signal` is aborted. */
	put(o: {
		url: string;
		headers: Record<string, string>;
		file: File;
		/** Total so far, not a difference. */
		onProgress(sentBytes: number): void;
		signal: AbortSignal;
	}): Promise<{ status: number }>;
}

/** Set by the browser alone; setting them is refused with a line in the console. */
const setByTheBrowser: ReadonlySet<string> = new Set(["content-length", "host"]);

export const browserTransport: UploadTransport = {
	async sha256(file) {
		if (!globalThis.crypto?.subtle) {
			throw new UploadFailure(
				"Photos can only be added over a secure connection. Open this page with https://.",
				{
					again: false,
					canRetry: false,
				},
			);
		}
		const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
		return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
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
			request.onload = () => resolve({ status: request.status });
			request.onerror = () => reject(new TypeError("The PUT did not get through."));
			request.onabort = () => reject(signal.reason);
			request.onloadend = ended;
			request.send(file);
		});
	},
};

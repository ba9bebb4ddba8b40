/**
 * Numbered archives that are whole in the browser's memory before the person saves them, each with one press. For browsers that
 * have neither file handles nor downloads by a service worker. Browsers move large Blobs to the disk.
 */
import { saveFile } from "../../../export/save-file";
import { type PackageSink, sinkFailure } from "./sink.types";

const partBytes = 500 * 1_024 * 1_024;

export function partsSink(bytes = partBytes): PackageSink {
	return {
		partBytes: bytes,
		async abort() {},
		async open() {
			/** Blobs, because bytes that are in one are no longer in the memory of the page. */
			let pieces: Blob[] = [];
			let free = (_: ArrayBuffer) => {};
			return {
				async write(bytes) {
					try {
						pieces.push(new Blob([bytes]));
						free(bytes.buffer);
					} catch (error) {
						throw sinkFailure(error);
					}
				},
				async close() {
					const part = new Blob(pieces, { type: "application/zip" });
					pieces = [];
					return { size: part.size, save: (name) => saveFile(part, name) };
				},
				async abort() {
					pieces = [];
				},
				onFree(given) {
					free = given;
				},
				onLost() {},
			};
		},
	};
}

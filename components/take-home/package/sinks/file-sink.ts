/** Saves into a file that the person chose, as it grows (File System Access, WICG). Chromium on computers has it. */
import { type PackageSink, sinkFailure } from "./sink.types";

export interface ChosenFile {
	createWritable(): Promise<FileSystemWritableFileStream>;
	/** Not in every browser. */
	remove?(): Promise<void>;
}

export function fileSink(chosen: ChosenFile): PackageSink {
	/** The browser made an empty file when the person chose its name. */
	const remove = async () => void (await chosen.remove?.().catch(() => {}));
	return {
		partBytes: null,
		abort: remove,
		async open() {
			const writable = await chosen.createWritable().catch((error: unknown) => {
				throw sinkFailure(error);
			});
			let free = (_: ArrayBuffer) => {};
			return {
				async write(bytes) {
					await writable.write(bytes).catch((error: unknown) => {
						throw sinkFailure(error);
					});
					free(bytes.buffer);
				},
				async close() {
					await writable.close().catch((error: unknown) => {
						throw sinkFailure(error);
					});
					return null;
				},
				async abort() {
					await writable.abort().catch(() => {});
					await remove();
				},
				onFree(given) {
					free = given;
				},
				onLost() {},
			};
		},
	};
}

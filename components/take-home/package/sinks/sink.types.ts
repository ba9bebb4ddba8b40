/** Where the bytes of archives go: a file of the person's choice, a download, or numbered parts. */

export interface PackageSink {
	/** Bytes after which another archive begins, each complete in itself. Null if one archive takes everything. */
	readonly partBytes: number | null;
	/** Opens the next archive. `name` ends in .zip. Rejects with a SinkFailure. */
	open(name: string): Promise<SinkFile>;
	/** Gives up what has begun although no archive is open: a download that waits, or an empty file. Never rejects. */
	abort(): Promise<void>;
}

export interface SinkFile {
	/**
	 * Resolves when there is room for more, which is the only backpressure. Takes the bytes away: their buffer may be detached.
	 * Rejects with a SinkFailure, after which nothing more can be written.
	 */
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Resolves when the file is complete; with what is left to do if the person has to save it. Rejects with a SinkFailure. */
	close(): Promise<FinishedPart | null>;
	/** Gives the file up. Never rejects. */
	abort(): Promise<void>;
	/** Calls `free` with memory that was written and is not needed any more. */
	onFree(free: (buffer: ArrayBuffer) => void): void;
	/** Calls `lost` once if the file cannot be finished anymore, for instance because the person cancelled the download. */
	onLost(lost: (failure: SinkFailure) => void): void;
}

export interface FinishedPart {
	readonly size: number;
	/** Hands the part to the browser under this name. Call it in the handler of a press. */
	save(name: string): void;
}

/** SAVING_STOPPED: the browser or the person ended the download. DISK_FULL: no room. SAVING_FAILED: anything else. */
export type SinkFailureCode = "SAVING_STOPPED" | "DISK_FULL" | "SAVING_FAILED";

export class SinkFailure extends Error {
	readonly code: SinkFailureCode;
	constructor(code: SinkFailureCode, cause?: unknown) {
		super(code, { cause });
		this.name = "SinkFailure";
		this.code = code;
	}
}

/** What a browser's error while writing means. */
export function sinkFailure(error: unknown): SinkFailure {
	if (error instanceof SinkFailure) return error;
	const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
	return new SinkFailure(isFull ? "DISK_FULL" : "SAVING_FAILED", error);
}

/**
 * A ZIP archive as a stream of chunks: stored, because photos are compressed already, and never whole in memory. Each file is
 * asked for when the one before it has been read, so a slow disk slows the network down.
 */
import type { LocalTime } from "./local-time";

export interface ArchiveFile {
	/** With `/`, as ./arrange.ts makes it. It is not checked here. */
	path: string;
	/** The wall clock goes into the old field, which has no zone, and UTC into the extended timestamp. */
	time: LocalTime;
	bytes: Uint8Array<ArrayBuffer> | SizedStream;
}

/** For files that are not whole in memory. Both facts must be true; otherwise the stream fails. */
export interface SizedStream {
	size: number;
	crc32: number;
	chunks: AsyncIterable<Uint8Array>;
}

type Files = AsyncIterable<ArchiveFile> | Iterable<ArchiveFile>;

/**
 * The archive's bytes. The chunks are the very arrays that were passed in, and headers; do not change or transfer them. Ending
 * the iteration early (`return`, `break`) also ends `files`.
 */
export declare function zipChunks(files: Files): AsyncGenerator<Uint8Array<ArrayBuffer>>;
/** The same as a stream that reads ahead of its reader by nothing. Cancelling it ends `files`. */
export declare function zipStream(files: Files): ReadableStream<Uint8Array<ArrayBuffer>>;
/** Bytes by which a file makes the archive longer, headers and its line of the directory included. */
export declare function archivedBytes(path: string, size: number): number;
/** Bytes of an archive beside those of its files. */
export declare const archiveEnd: number;
/** Continues `crc` (0 at first) over these bytes. CRC-32 of ISO 3309, as ZIP uses it. */
export declare function crc32(bytes: Uint8Array, crc?: number): number;

/**
 * A ZIP archive as a stream of chunks: stored, because photos are compressed already, and never whole in memory. Each file is
 * asked for when the one before it has been read, so a slow disk slows the network down. Why no library writes it:
 * docs/decisions/0066-packages-on-disk.md.
 */
import { crc32 } from "./crc32";
import type { LocalTime } from "./local-time";
import { directoryHeader, endRecords, localHeader, type Stored } from "./zip-records";

export interface ArchiveFile {
	/** With `/`, as ./arrange.ts makes it. It is not checked here. */
	path: string;
	/** The wall clock goes into the old field, which has no zone, and UTC into the extended timestamp. */
	time: LocalTime;
	bytes: Uint8Array<ArrayBuffer> | SizedStream;
}

/** For files that are not whole in memory. With another size, the archive fails; the checksum is not computed again. */
export interface SizedStream {
	size: number;
	crc32: number;
	chunks: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>;
}

type Files = AsyncIterable<ArchiveFile> | Iterable<ArchiveFile>;

/**
 * The archive's bytes. The chunks are the very arrays that were passed in, and headers. Ending the iteration early (`return`,
 * `break`) also ends `files`.
 */
export async function* zipChunks(files: Files): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
	const directory = new Blocks();
	let count = 0;
	let offset = 0;
	for await (const { path, time, bytes } of files) {
		const size = bytes instanceof Uint8Array ? bytes.byteLength : bytes.size;
		const sum = bytes instanceof Uint8Array ? crc32(bytes) : bytes.crc32;
		const stored: Stored = { name: encoder.encode(path), time, size, crc32: sum, offset };
		const header = localHeader(stored);
		directory.add(directoryHeader(stored));
		count += 1;
		offset += header.length + size;
		yield header;
		if (bytes instanceof Uint8Array) yield bytes;
		else yield* exactly(size, bytes.chunks);
	}
	yield* directory.all();
	yield endRecords(count, { offset, size: directory.size });
}

async function* exactly(size: number, chunks: SizedStream["chunks"]) {
	let left = size;
	for await (const chunk of chunks) {
		left -= chunk.byteLength;
		if (left < 0) break;
		yield chunk;
	}
	if (left !== 0) throw new RangeError("a file of the archive has another size than it was announced with");
}

/** The same as a stream, which makes nothing that was not asked for. Cancelling it ends `files`. */
export function zipStream(files: Files): ReadableStream<Uint8Array<ArrayBuffer>> {
	const chunks = zipChunks(files);
	return new ReadableStream(
		{
			async pull(controller) {
				const { done, value } = await chunks.next();
				if (done) controller.close();
				else controller.enqueue(value);
			},
			async cancel() {
				await chunks.return();
			},
		},
		{ highWaterMark: 0 },
	);
}

/** A file makes the archive longer by so many bytes at most, its headers included. With it a package is cut into parts. */
export const archivedBytes = (path: string, size: number): number =>
	30 + 46 + 2 * (encoder.encode(path).length + 9) + size + (size >= 0xffff_ffff ? 48 : 12);

/** An archive has so many bytes at most beside those of its files. */
export const archiveEnd = 98;

const encoder = new TextEncoder();
const blockBytes = 65_536;

/** The directory is kept until the end, in few arrays, because many small ones take a multiple of their bytes. */
class Blocks {
	size = 0;
	readonly #full: Uint8Array<ArrayBuffer>[] = [];
	#open = new Uint8Array(blockBytes);
	#used = 0;

	add(record: Uint8Array) {
		if (this.#used + record.length > this.#open.length) {
			this.#full.push(this.#open.subarray(0, this.#used));
			this.#open = new Uint8Array(Math.max(blockBytes, record.length));
			this.#used = 0;
		}
		this.#open.set(record, this.#used);
		this.#used += record.length;
		this.size += record.length;
	}

	*all() {
		yield* this.#full;
		yield this.#open.subarray(0, this.#used);
	}
}

/**
 * Parts of a ZIP archive. The browser's own decompressor unpacks them piece by piece, and what comes out is counted: the size
 * that an archive declares may be a lie (APPNOTE.TXT 4.3.12, and 4.4.9 on sizes).
 */
import { Refusal } from "./refusal";

interface Entry {
	method: number;
	bytes: Uint8Array<ArrayBuffer>;
}

/** A piece of this length unpacks to sixteen million bytes at most, because deflate makes a thousandth at best. */
const pieceBytes = 16_384;

export class Archive {
	readonly #entries: Map<string, Entry>;
	#left: number;

	/** `limit` is how many bytes may be unpacked in all. */
	constructor(bytes: Uint8Array<ArrayBuffer>, limit: number) {
		this.#left = limit;
		this.#entries = entriesOf(bytes);
	}

	has(name: string): boolean {
		return this.#entries.has(name);
	}

	get names(): string[] {
		return [...this.#entries.keys()];
	}

	/** The text of a part, or null if it is not there. */
	async text(name: string): Promise<string | null> {
		const entry = this.#entries.get(name);
		if (!entry) return null;
		const decoder = new TextDecoder();
		let text = "";
		for await (const piece of unpacked(entry)) {
			this.#left -= piece.length;
			if (this.#left < 0) throw new Refusal("UNPACKED_TOO_LARGE");
			text += decoder.decode(piece, { stream: true });
		}
		return text + decoder.decode();
	}
}

async function* unpacked({ method, bytes }: Entry): AsyncGenerator<Uint8Array> {
	if (method === 0) {
		yield bytes;
		return;
	}
	if (method !== 8) throw new Refusal("DAMAGED");
	let at = 0;
	const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
		pull(controller) {
			if (at >= bytes.length) controller.close();
			else controller.enqueue(bytes.slice(at, at + pieceBytes));
			at += pieceBytes;
		},
	});
	const reader = source.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read().catch(() => {
				throw new Refusal("DAMAGED");
			});
			if (done) return;
			yield value;
		}
	} finally {
		reader.cancel().catch(() => {});
	}
}

/** By the directory at the end, because the header in front of a part may leave its size out. */
function entriesOf(bytes: Uint8Array<ArrayBuffer>): Map<string, Entry> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = new Map<string, Entry>();
	try {
		const end = endOfDirectory(view);
		let at = view.getUint32(end + 16, true);
		for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
			if (view.getUint32(at, true) !== 0x02014b50) throw new Refusal("DAMAGED");
			const nameLength = view.getUint16(at + 28, true);
			const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
			const local = view.getUint32(at + 42, true);
			const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
			const packed = view.getUint32(at + 20, true);
			if (start + packed > bytes.length) throw new Refusal("DAMAGED");
			entries.set(name, {
				method: view.getUint16(at + 10, true),
				bytes: bytes.subarray(start, start + packed),
			});
			at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		}
	} catch {
		// A RangeError says that an offset points outside of the file.
		throw new Refusal("DAMAGED");
	}
	return entries;
}

/** A comment of up to 65,535 bytes may follow it. */
function endOfDirectory(view: DataView): number {
	const first = Math.max(0, view.byteLength - 22 - 0xffff);
	for (let at = view.byteLength - 22; at >= first; at -= 1)
		if (view.getUint32(at, true) === 0x06054b50) return at;
	throw new Refusal("DAMAGED");
}

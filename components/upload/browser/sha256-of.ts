/** Returns lower-case hex. Rejects if the file cannot be read. */
export async function sha256Of(file: Blob): Promise<string> {
	return hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
}

/**
 * Returns a function that does the same and reads every file into the same memory. Otherwise the bytes of a dozen photos
 * wait in memory for the garbage collector, which does not hurry in a worker.
 */
export function makeSha256Of(): (file: Blob) => Promise<string> {
	let memory = new ArrayBuffer(0);
	return async (file) => {
		const { size } = file;
		const reader = byteReader(file);
		if (!reader) return sha256Of(file);
		if (memory.byteLength < size) memory = new ArrayBuffer(size);
		let read = 0;
		try {
			while (read < size) {
				const room = new Uint8Array(memory, read, size - read);
				const { value } = await reader.read(room, { min: room.byteLength });
				// The file has become shorter.
				if (!value?.byteLength) throw new DOMException("", "NotReadableError");
				// Reading takes the memory away and gives it back.
				memory = value.buffer;
				read += value.byteLength;
			}
		} catch (error) {
			memory = new ArrayBuffer(0);
			throw error;
		} finally {
			void reader.cancel().catch(() => {});
		}
		return hex(await crypto.subtle.digest("SHA-256", new Uint8Array(memory, 0, size)));
	};
}

/** Null where the browser cannot read into given memory. */
function byteReader(file: Blob): ReadableStreamBYOBReader | null {
	try {
		return file.stream().getReader({ mode: "byob" });
	} catch {
		return null;
	}
}

const hex = (digest: ArrayBuffer) =>
	Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");

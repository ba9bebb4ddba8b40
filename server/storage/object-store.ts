/**
 * The object store as the rest of the server knows it: a small port with one adapter (./s3-store.ts).
 * Every method throws AppError("STORAGE_UNAVAILABLE") where the store cannot be reached, refuses us or falls silent.
 */
export interface ObjectStore {
	/**
	 * A URL that stores exactly one object: length, type, hash, write-once and metadata are all signed.
	 * `headers` must be sent as they are (a browser sets content-length itself). Makes no request.
	 */
	presignPut(put: SignedPut): Promise<{ url: string; headers: Record<string, string> }>;
	/** A URL to read an object; the same one for the same key within a window of hours, so that caches work. */
	presignGet(key: string, options: { now: Date; downloadName?: string }): Promise<string>;
	/**
	 * What is stored under the key, or null, also where the bucket itself is missing. Metadata values are decoded.
	 * `signal` ends the request.
	 */
	head(key: string, options?: { signal?: AbortSignal }): Promise<StoredObject | null>;
	/** Up to `bytes` bytes from the start, or null where there is no object. */
	readStart(key: string, bytes: number, options?: { signal?: AbortSignal }): Promise<Uint8Array | null>;
	/** All bytes, or null where there is no object. */
	read(key: string): Promise<Uint8Array | null>;
	write(key: string, body: Uint8Array, options: { contentType: string; cacheControl: string }): Promise<void>;
	/** Removes the objects, or gives up after a minute; repeating it, or naming one that is not there, is fine. */
	remove(keys: readonly string[]): Promise<void>;
}

interface SignedPut {
	key: string;
	contentType: string;
	/** Bytes. */
	size: number;
	/** Lower-case hex. */
	sha256Hex: string;
	metadata: Record<string, string>;
	/** Seconds. */
	expiresIn: number;
}

export interface StoredObject {
	/** Bytes. */
	size: number;
	contentType: string;
	metadata: Record<string, string>;
	/** Headers stored with the object that the app never signs, such as content-encoding; some stores take them all the same. */
	unsigned: string[];
}

/**
 * The interface of the object store for the rest of the server: a small port with one adapter (./s3-store.ts).
 * Every method throws AppError("STORAGE_UNAVAILABLE") if the store cannot be reached, refuses the request or stops
 * responding.
 */
export interface ObjectStore {
	/**
	 * A URL that stores exactly one object. Its length, type, hash, write-once condition and metadata are all signed.
	 * `headers` must be sent unchanged, except that a browser sets content-length itself. Makes no request.
	 */
	presignPut(put: SignedPut): Promise<{ url: string; headers: Record<string, string> }>;
	/**
	 * A URL to read an object. For hours it stays the same for the same key and options, so that caches work. `downloadName`
	 * saves it as a file. That, and `exactBytes`, give the bytes as they were stored, even if a content-encoding was stored with
	 * the object.
	 */
	presignGet(key: string, options: ReadOptions): Promise<string>;
	/**
	 * Facts about the object under the key, or null if there is none or if the bucket itself is missing. Metadata
	 * values are decoded. `signal` aborts the request.
	 */
	head(key: string, options?: { signal?: AbortSignal }): Promise<StoredObject | null>;
	/** Up to `bytes` bytes from the start of the object, or null if there is none. */
	readStart(key: string, bytes: number, options?: { signal?: AbortSignal }): Promise<Uint8Array | null>;
	/** All bytes of the object, or null if there is none. */
	read(key: string): Promise<Uint8Array | null>;
	/** The bytes of the object as they arrive, for objects that should not be in memory whole; null if there is none. */
	readChunks(key: string): Promise<AsyncIterable<Uint8Array> | null>;
	write(key: string, body: Uint8Array, options: { contentType: string; cacheControl: string }): Promise<void>;
	/**
	 * Removes the objects, with a timeout of a minute. Repeating is safe, and objects that do not exist are ignored.
	 */
	remove(keys: readonly string[]): Promise<void>;
	/**
	 * The first objects whose keys begin with `prefix` and come after `after`, in the order of the keys' UTF-8 bytes, at most a
	 * thousand. `last` if there are no more.
	 */
	list(prefix: string, options: { after: string }): Promise<{ objects: ListedObject[]; last: boolean }>;
}

interface ReadOptions {
	now: Date;
	downloadName?: string;
	/** What the answer says that it is. Otherwise it is what the object was announced as, which its bytes need not be. */
	contentType?: string;
	exactBytes?: boolean;
}

/** What a listing says of an object. */
export interface ListedObject {
	key: string;
	/** Bytes. */
	size: number;
	/** To the second. */
	modifiedAt: Date;
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
	/**
	 * Headers stored with the object that the app never signs, such as content-encoding. Some stores accept them
	 * anyway.
	 */
	unsigned: string[];
}

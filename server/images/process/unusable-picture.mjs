/**
 * The file itself is at fault, so a retry would fail again.
 */
export class UnusablePicture extends Error {
	/**
	 * @param {import("./messages").UnusableReason} reason
	 * @param {unknown} [cause]
	 */
	constructor(reason, cause) {
		super(reason, { cause });
		this.name = "UnusablePicture";
		this.reason = reason;
	}
}

/**
 * Runs work in which only the file can be at fault.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function blamingFile(work) {
	try {
		return await work();
	} catch (error) {
		// The machine is short of memory at the moment, which says nothing about the file.
		if (error instanceof UnusablePicture || isOutOfMemory(error)) throw error;
		throw new UnusablePicture(reasonOf(error), error);
	}
}

/**
 * libheif calls a picture that is larger than it allows a memory error as well, which is the file's fault.
 * @param {unknown} error
 */
const isOutOfMemory = (error) =>
	error instanceof Error &&
	/out of memory|insufficient memory|(cannot|unable to|failed to) allocate|allocation (failed|error(?!: security))/i.test(
		error.message,
	);

/**
 * libvips reports errors as texts, not as codes.
 * @param {unknown} error
 */
const reasonOf = (error) =>
	error instanceof Error && /pixel limit/i.test(error.message) ? "TOO_MANY_PIXELS" : "NOT_A_PICTURE";

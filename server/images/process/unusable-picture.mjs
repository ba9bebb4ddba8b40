/**
 * The file itself is at fault, so a retry would fail again.
 */
export class UnusablePicture extends Error {
	/**
	 * @param {"NOT_A_PICTURE" | "TOO_MANY_PIXELS"} reason
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
		throw error instanceof UnusablePicture ? error : new UnusablePicture(reasonOf(error), error);
	}
}

/**
 * libvips reports errors as texts, not as codes.
 * @param {unknown} error
 */
const reasonOf = (error) =>
	error instanceof Error && /pixel limit/i.test(error.message) ? "TOO_MANY_PIXELS" : "NOT_A_PICTURE";

/** How old a signature may be. Held to server/limits.ts by the app's tests, which read the synthesized template. */
export const signatureAge = {
	/** Seconds: a PUT may be started this long after it was signed. */
	put: 10 * 60,
	/** Seconds: two windows of an image URL. */
	get: 2 * 4 * 60 * 60,
};

/** How old a signature may be. tests/cloud.test.ts compares the synthesized template with server/limits.ts. */
export const signatureAge = {
	/** Seconds after signing in which a PUT may be started. */
	put: 10 * 60,
	/** Seconds; two windows of an image URL. */
	get: 2 * 4 * 60 * 60,
};

/**
 * How much one request of the API holds. The browser makes none that is larger, and the server does nothing of one that is.
 */

/** Calls. */
export const batchMaxCalls = 20;
/**
 * Calls that change something, and bytes of JSON that each of their inputs has at most; one with a larger input travels
 * alone. Together they stay below the bytes of a request (server/limits.ts): the words of a photo take 6,720 at most.
 */
export const batchMaxChanges = 8;
export const batchedInputMaxBytes = 7_900;

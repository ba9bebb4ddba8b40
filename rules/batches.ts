/**
 * How much one batched API request may hold. The browser makes no larger one, and the server rejects a larger one
 * whole.
 */

/** Calls in one request. */
export const batchMaxCalls = 20;
/**
 * Mutations in one request, and the bytes of JSON that each of their inputs may have. A mutation with a larger
 * input is sent on its own. Together they stay below the limit on a request's bytes (server/limits.ts). The title
 * and description of a photo take 6,720 bytes at most.
 */
export const batchMaxChanges = 8;
export const batchedInputMaxBytes = 7_900;

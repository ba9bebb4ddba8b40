/** Headers of every API answer. The answer is for one person only, so no cache may store it. */
export const privateAnswer = { "cache-control": "private, no-store" };

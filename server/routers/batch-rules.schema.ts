/** Calls that one request may hold: the browser makes none with more, and the server does nothing of one that has. */
export const batchMaxCalls = 20;

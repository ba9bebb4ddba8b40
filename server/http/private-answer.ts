/** On every answer of the API: it is for the one who asked, and no cache between them may keep it. */
export const privateAnswer = { "cache-control": "private, no-store" };

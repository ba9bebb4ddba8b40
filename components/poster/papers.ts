/** Sheets of paper, in millimetres. The CSS of the printed page has a name for each (app/globals.css). */
export const papers = {
	a4: { width: 210, height: 297 },
	letter: { width: 215.9, height: 279.4 },
} as const;
export type Paper = keyof typeof papers;

export const signsOnSheet = 4;

/** So many signs are made at once, because each one is a code of a thousand squares in the page. */
export const signsInPart = 100;

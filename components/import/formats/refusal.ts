/** Why a list could not be read. The sentences are in messages/en/read-list.ts. */

export type RefusalCode =
	| "TOO_LARGE"
	| "UNPACKED_TOO_LARGE"
	| "TOO_MANY_ROWS"
	| "TOO_MANY_COLUMNS"
	| "EMPTY"
	| "PDF"
	| "PICTURE"
	| "PACKED"
	| "OLD_EXCEL"
	| "OTHER_SPREADSHEET"
	| "WEB_PAGE"
	| "NOT_A_LIST"
	| "DAMAGED"
	| "QUOTES"
	| "NOT_READABLE"
	| "NOT_LOADED"
	| "TOOK_TOO_LONG";

export class Refusal extends Error {
	constructor(
		readonly code: RefusalCode,
		/** The row at which reading ended, if it was one. */
		readonly row: number = 0,
	) {
		super(code);
	}
}

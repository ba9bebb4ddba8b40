/** What the import of a list and its page share: limits, the kinds of lines, and what may be done with each. */

import { listMaxRows } from "./lists";

/** Rows of one list. */
export const importRowsMax = listMaxRows;
/** Bytes of JSON in which rows are sent to the server at a time. It is less than a request may have (server/limits.ts). */
export const importPartBytes = 62_000;
/** Rows that one part may have. */
export const importPartRows = 1_000;
/** Lines of the comparison in one answer. */
export const importPageSize = 50;
/** Lines whose decision one call changes. */
export const importDecideMax = 500;
/** Characters of what a ticket says. Codes of tickets are below 100, and a signed one in a QR code is below 500. */
export const ticketCodeMaxLength = 500;
/** Rows of the roll in one answer of an export. */
export const exportPageSize = 2_000;

/**
 * NEW, CHANGED, UNCHANGED and UNCLEAR are rows of the list. ABSENT are people who attended and who did not, as the list says.
 * GONE are people who are not in it.
 */
export const importKinds = ["NEW", "CHANGED", "UNCLEAR", "ABSENT", "GONE", "UNCHANGED"] as const;
export type ImportKind = (typeof importKinds)[number];

/** REVOKE: they count as not attended, and can no longer add photos. Nobody is taken off the roll by a list. */
export const importDecisions = ["ADD", "UPDATE", "SKIP", "KEEP", "REVOKE"] as const;
export type ImportDecision = (typeof importDecisions)[number];

/** Why a row is unclear. The order in which server/imports/match-rows.ts looks for them is its own. */
export const importReasons = [
	/** No name and no address. */
	"NOBODY",
	/** The same as an earlier row. */
	"ROW_TWICE",
	/** Another name with the address of an earlier row. */
	"ADDRESS_TWICE",
	/** Several people of this name, in the list or on the roll. */
	"NAME_TWICE",
	/** The address is somebody's who has another name. */
	"NAME_DIFFERS",
	/** Somebody of this name, or with this ticket, has another address. */
	"ADDRESS_DIFFERS",
	/** The address differs from somebody's only by its +part. */
	"PLUS_PART",
	/** Its addresses and its ticket belong to several people of the roll. */
	"SEVERAL_PEOPLE",
] as const;

/** What a line leaves out of what the list says. */
export const importHints = [
	/** Somebody who has signed in keeps their address. */
	"ADDRESS_KEPT",
	/** The list names a guardian whom nobody can be found to be. */
	"GUARDIAN_UNKNOWN",
	/** They look after somebody, or their guardian has a guardian. */
	"GUARDIAN_CHAIN",
	/** The roll has one address for each person. */
	"OTHER_ADDRESSES",
	/** The roll has one guardian for each person: the first who has an address. */
	"OTHER_GUARDIANS",
	/** They are put on the roll because they look after somebody in the list. */
	"IS_GUARDIAN",
	/** They have no address of their own, and are looked after by whoever has it. */
	"SHARES_ADDRESS",
] as const;

export const importFields = [
	...["name", "email", "group", "plusOnes", "note", "ticketCode", "attended", "checkedInAt", "guardian"],
] as const;

/**
 * What makes a spreadsheet take a cell for a formula. A cell of an export that begins so gets an apostrophe before it, also
 * one that has such an apostrophe already, so that reading it again gives exactly what was written.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/u;

export const guardFormula = (text: string): string => (formula.test(text) ? `'${text}` : text);
/** For cells that no spreadsheet reads as a formula, and that are read again in the same way. */
export const guardApostrophe = (text: string): string => (guarded.test(text) ? `'${text}` : text);
export const unguardFormula = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

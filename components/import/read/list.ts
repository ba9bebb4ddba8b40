/**
 * What was read of an organizer's list. Every row of it is in `people` or in `setAside`, and in one of them only:
 * `rows` is the length of the two together.
 */
import type { ListedPerson } from "@/rules/listed-person";
import type { Use } from "../columns/fields";

export const asideReasons = [
	/** Nothing is in the row. */
	"BLANK",
	/** The row repeats the names of the columns. */
	"HEADER",
	/** They said no: declined, not going. */
	"NOT_COMING",
	/** The ticket was cancelled, refunded or is void. */
	"CANCELLED",
	/** On a waiting list. */
	"WAITING",
	/** Not approved or not paid yet. */
	"PENDING",
	/** A ticket that nobody has been named for. */
	"UNASSIGNED",
	/** There is text, but neither a name nor an address. */
	"NOBODY",
	/** More cells than columns, so that nobody knows which cell belongs where. */
	"TOO_MANY_CELLS",
	/** The name is longer than the roll allows, so it is hardly a name. */
	"NAME_TOO_LONG",
	/** Says what an earlier row says (`sameAs`). */
	"DUPLICATE",
	/** The person of an earlier row (`sameAs`) with another table, note, number of companions or guardian. The earlier row counts. */
	"SAYS_OTHERWISE",
	/** Another ticket of the person of an earlier row (`sameAs`), with a code of its own. */
	"ANOTHER_TICKET",
	/** A card of a group or of a list, or one that does not end. */
	"NOT_A_PERSON",
] as const;
export type AsideReason = (typeof asideReasons)[number];

export interface SetAside {
	/** As in ListedPerson. */
	row: number;
	reason: AsideReason;
	/** The cells that say something, for the organizer to recognise the row by. */
	text: string;
	/** The row of the list that this one repeats. */
	sameAs?: number;
}

export const remarkReasons = [
	/** Not an address, so the person has one less. */
	"EMAIL_UNCLEAR",
	/** Not a number of companions, or more than the roll allows. */
	"PLUS_ONES_UNCLEAR",
	/** Cut to what the roll allows. */
	"CUT",
	/** They were checked in, but nobody knows when. */
	"TIME_UNCLEAR",
	/** Something stands in the column of the check-in that says neither yes nor no nor when. */
	"CHECK_IN_UNCLEAR",
	/** A quotation mark opens a cell and never closes it, so the line was read as it stands. */
	"QUOTES",
	/** The code on the ticket is too long to be one. */
	"TICKET_CODE_UNCLEAR",
] as const;
export type RemarkReason = (typeof remarkReasons)[number];

/** Something in the row of a person in `people` that was not taken as it stands. */
export interface Remark {
	row: number;
	reason: RemarkReason;
	text: string;
}

export interface ListColumn {
	/** From 0. */
	index: number;
	/** As the file spells it; empty if it has none. */
	header: string;
	/** What somebody set by hand is remembered by this, in a list of this shape. */
	key: string;
	/** Null if nothing is read from it. */
	use: Use | null;
	/** The first values, to recognise the column by. */
	samples: string[];
}

export interface ListRead {
	/** Empty for what was pasted. */
	fileName: string;
	people: ListedPerson[];
	setAside: SetAside[];
	remarks: Remark[];
	rows: number;
	/** Blank rows after the last of them, which are in neither. */
	blankAtEnd: number;
	/** Empty for a file of contact cards. */
	columns: ListColumn[];
	/** The same for two files whose columns have the same names, whatever their order. */
	shape: string;
	/** The row with the names of the columns, or null if there is none. */
	headerRow: number | null;
	/** The sheets of an Excel file that have something in them, and the one that was read. */
	sheets: string[];
	sheet: number;
	/** Each row is an order and not a person, so the buyer stands for everybody they ordered for. */
	isOrders: boolean;
	/** The list of a shop that says of everybody whether they come, without that column. */
	lacksStatus: boolean;
}

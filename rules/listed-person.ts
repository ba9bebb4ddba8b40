/**
 * One row of a list that an organizer already has, in the roll's terms. The browser makes it of a file
 * (components/import), and the server checks it again and compares it with the roll.
 */

/** So many further addresses, and so many people who look after somebody, one row may have. */
export const listedMost = 10;

/** Null everywhere means that the list does not say it, which changes nothing on the roll. */
export interface ListedPerson {
	/** The row of the file, from 1, as a spreadsheet counts them. For a vCard, the card's number. */
	row: number;
	name: string | null;
	/** In its one form (./email.ts). The first of several; the others are in `otherEmails`. */
	email: string | null;
	otherEmails: string[];
	/** Table, household, class, team or ticket type. */
	group: string | null;
	plusOnes: number | null;
	note: string | null;
	/** What the person's ticket says and a door can scan. */
	ticketCode: string | null;
	/** Whether they were there. */
	attended: boolean | null;
	/** ISO 8601, in UTC, if the list says when. */
	checkedInAt: string | null;
	/** Who looks after this person. The first that has an address is their guardian on the roll. */
	guardians: { name: string | null; email: string | null }[];
}

/** A row as it is sent: what the list does not say may be left out. */
export type SentPerson = Pick<ListedPerson, "row"> & Partial<ListedPerson>;

/** What a column of a list can hold. */

/** How many people who look after somebody one row can name. */
export const guardiansMax = 4;

export const personFields = [
	"NAME",
	"FIRST_NAME",
	"MIDDLE_NAME",
	"LAST_NAME",
	"EMAIL",
	"GROUP",
	"PLUS_ONES",
	"NOTE",
	"TICKET_CODE",
	/** "Going", "Declined", "Waitlist", or "Checked in". */
	"STATUS",
	/** "No" means that they have not paid yet. */
	"PAID",
	/** "Yes" means that the ticket is void. */
	"VOID",
	/** When somebody was checked in, or that they were. Empty or "No" says nothing. */
	"CHECKED_IN",
	/** Whether they were there. "No" says that they were not. */
	"ATTENDED",
] as const;
export const guardianFields = [
	"GUARDIAN_NAME",
	"GUARDIAN_FIRST_NAME",
	"GUARDIAN_LAST_NAME",
	"GUARDIAN_EMAIL",
] as const;

export type GuardianField = (typeof guardianFields)[number];
export type Field = (typeof personFields)[number] | GuardianField;

/** What a column is read as. `guardian` counts from 1 and is there for the fields of a guardian only. */
export interface Use {
	field: Field;
	guardian?: number;
}

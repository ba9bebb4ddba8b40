/** The limits and the words of the roll that pages and server share. */

/** Characters: UTF-16 code units, as <input maxlength> counts them. */
export const personNameMaxLength = 120;
export const groupMaxLength = 60;
/** Two notes that an organizer wrote fit into one when their rows are merged. */
export const rollNoteMaxLength = 1_000;
export const plusOnesMax = 99;

/** How many rows an answer has at most. */
export const rollPageSize = 100;
/** How many rows can be changed by one press. */
export const rollBulkMax = 500;
/** How many words of a search count. */
export const searchWordsMax = 6;

export const rollOrders = ["name", "newest", "checkedIn", "photos"] as const;
export type RollOrder = (typeof rollOrders)[number];

/** Parts of a roll that are not a status: whom nobody has told of the event, who attended and has added no photo, and who keeps the door. */
export const rollParts = ["NEVER_TOLD", "NOTHING_ADDED", "STEWARDS"] as const;
export type RollPart = (typeof rollParts)[number];

/** What becomes of somebody's photos when they are taken off the roll. */
export const photosOfRemoved = ["KEEP", "HIDE", "REMOVE"] as const;
export type PhotosOfRemoved = (typeof photosOfRemoved)[number];

/**
 * How a status changed. The log also has the codes of AttendanceSource, for rows that were added, and SYSTEM for what none
 * of these did.
 */
export type RollChange = "BY_HAND" | "DOOR" | "UNDO" | "SIGN_IN" | "MERGE" | "IMPORT" | "JOIN_CODE";

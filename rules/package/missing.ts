/** Why a photo that belongs to a package is not in it. The manifest has these codes; the page says them in words. */
export const missingReasons = [
	/** It was removed, or it never was a photo of this event. */
	"GONE",
	/** It was hidden, or it waits for an organizer. */
	"HIDDEN",
	/** It is still being developed, or developing failed. */
	"NOT_READY",
	/** The store has lost it. */
	"LOST",
	/** What the store sent was not what the database says, also when asked again. */
	"DAMAGED",
	/** It could not be fetched, also when tried again. */
	"UNREACHABLE",
	/** The event was deleted, or the person was taken off its roll, before it was fetched. */
	"NOT_ALLOWED",
	/** The person ended the package before its turn. */
	"LEFT_OUT",
] as const;
export type MissingReason = (typeof missingReasons)[number];

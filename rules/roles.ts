/** What a role and a status on the roll allow. Both the pages and the server's policies use these rules. */

/** Organizers decide what the album shows and may change every photo of their event. */
export const mayOrganize = (membership: { role: string }) => membership.role === "ORGANIZER";

/** Stewards and organizers check people in at the door. A steward is in all else like an attendee. */
export const mayKeepDoor = (membership: { role: string }) =>
	membership.role === "STEWARD" || mayOrganize(membership);

/** Only people who attended may add photos. */
export const hasAttended = (membership: { status: string | null }) => membership.status === "ATTENDED";

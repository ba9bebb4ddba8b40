/** What the venue code does for whom, and who waits for an organizer. */
import type { Prisma } from "@/prisma/generated/client";
import { hasAttended, mayKeepDoor } from "@/rules/roles";
import type { VenueWay } from "@/rules/venue";

/** What becomes of somebody who came with a good code. */
export type VenueOutcome = "ATTENDED" | "REGISTERED" | "WAITING" | "REFUSED" | "NOT_LISTED";

interface Comer {
	way: VenueWay;
	/** Whether the door is open. */
	isOpen: boolean;
	/** Their row on the roll; null without one. */
	row: { role: string; status: string } | null;
	/** An organizer has refused them, or taken them off the roll. */
	isRefused: boolean;
}

/** Nobody loses anything by a code: somebody who attended stays so, with the door closed as well. */
export function venueOutcome({ way, isOpen, row, isRefused }: Comer): VenueOutcome {
	const inside = isOpen ? "ATTENDED" : "REGISTERED";
	if (row && hasAttended(row)) return "ATTENDED";
	// They could check themselves in at the door.
	if (row && mayKeepDoor(row)) return inside;
	if (isRefused && !row) return "REFUSED";
	if (way === "ROLL_ONLY") return row ? inside : "NOT_LISTED";
	if (way === "ATTENDED") return inside;
	// With the door closed there is nothing to ask for somebody who is on the roll already.
	return row && !isOpen ? "REGISTERED" : "WAITING";
}

/** Those who wait. Somebody whom a steward has checked in since no longer does. */
export const waitsIn = (eventId: string) =>
	({
		...{ eventId, state: "WAITING" },
		user: { attendances: { none: { eventId, status: "ATTENDED" } } },
	}) as const satisfies Prisma.VenueRequestWhereInput;

/** Who may keep the door of an event: check people in, and open and close it for those who come with the venue's code. */
import { mayKeepDoor, mayOrganize } from "@/rules/roles";
import { AppError } from "../errors";
import type { Viewer } from "./membership";

/**
 * Throws STEWARDS_ONLY. Neither the status nor the time matters: stewards come before the guests, and the first person they
 * check in may be themselves.
 */
export function requireDoor(membership: Viewer): void {
	if (!mayKeepDoor(membership)) throw new AppError("STEWARDS_ONLY");
}

/**
 * What was checked in at a door, anybody who keeps it may take back: slips are noticed by the next one who looks. What an
 * organizer, a list or the person's own code wrote down, only an organizer may.
 */
export const mayUndoCheckIn = (membership: Viewer, { how }: { how: string | null }) =>
	mayOrganize(membership) || how === "DOOR";

/** Who may keep the door of an event: check people in, and open and close it for those who come with the venue's code. */
import { mayKeepDoor } from "@/rules/roles";
import { AppError } from "../errors";
import type { Viewer } from "./membership";

/**
 * Throws STEWARDS_ONLY. Neither the status nor the time matters: stewards come before the guests, and the first person they
 * check in may be themselves.
 */
export function requireDoor(membership: Viewer): void {
	if (!mayKeepDoor(membership)) throw new AppError("STEWARDS_ONLY");
}

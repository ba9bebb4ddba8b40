/**
 * Refuses files as they are chosen, with the reason. What a file is, its first bytes say (../intake/take-in.ts).
 * This only saves people time. The server decides again, by the same tables and the event's own limit.
 */
import type { Failure, Key } from "@/messages/types";
import type { ErrorCode } from "@/server/errors";
import { tooLarge } from "./upload-failure";

interface Known {
	name: string;
	size: number;
	lastModified: number;
}

/** Returns the reason why the photo cannot be added, or null. */
export function refusalOf(file: Known, maxBytes: number, chosen: readonly Known[]): Failure | null {
	if (file.size === 0) return { code: "EMPTY_FILE" satisfies ErrorCode };
	if (file.size > maxBytes) return tooLarge(file.size, maxBytes).said;
	const twice = chosen.some(
		({ name, size, lastModified }) =>
			name === file.name && size === file.size && lastModified === file.lastModified,
	);
	return twice ? { code: "ALREADY_LISTED" satisfies Key<"failures"> } : null;
}

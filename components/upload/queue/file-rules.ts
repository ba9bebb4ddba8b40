/**
 * What is refused as it is chosen, before a byte is read, and the sentence that says why.
 * A courtesy: the server decides again, by the same table of types and the event's own limit.
 */
import { photoTypeNames } from "@/rules/photo-types";
import { tooLarge } from "./upload-failure";

export const wrongType = `Not a kind of photo we can show. Supported: ${photoTypeNames.join(", ")}.`;

interface Known {
	name: string;
	size: number;
	lastModified: number;
}

/** The reason, or null. The type is not looked at here: react-dropzone does that, by the table of types (rules/photo-types.ts). */
export function refusalOf(file: Known, maxBytes: number, chosen: readonly Known[]): string | null {
	if (file.size === 0) return "This file is empty (0 bytes). Choose the original photo.";
	if (file.size > maxBytes) return tooLarge(file.size, maxBytes).message;
	const twice = chosen.some(
		({ name, size, lastModified }) =>
			name === file.name && size === file.size && lastModified === file.lastModified,
	);
	return twice ? "Already in the list below." : null;
}

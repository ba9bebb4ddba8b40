/**
 * Refuses files as they are chosen, before a byte is read, with the sentence that says why.
 * This only saves people time. The server decides again, by the same table of types and the event's own limit.
 */
import { tooLarge } from "./upload-failure";

interface Known {
	name: string;
	size: number;
	lastModified: number;
}

/**
 * Returns the reason why the file cannot be added, or null. It does not check the type, because react-dropzone
 * does that with the table in rules/photo-types.ts.
 */
export function refusalOf(file: Known, maxBytes: number, chosen: readonly Known[]): string | null {
	if (file.size === 0) return "This file is empty (0 bytes). Choose the original photo.";
	if (file.size > maxBytes) return tooLarge(file.size, maxBytes).message;
	const twice = chosen.some(
		({ name, size, lastModified }) =>
			name === file.name && size === file.size && lastModified === file.lastModified,
	);
	return twice ? "This photo is already in the list below." : null;
}

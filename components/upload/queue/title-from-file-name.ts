import { titleMaxLength } from "@/rules/words";

/** Ends with letters, so that "Walk 2026.05.01" keeps its day. */
const extension = /\.(?=[^.]*[a-z])[a-z0-9]{1,5}$/i;

/** Invisible: control characters, and marks that turn the reading direction (used to disguise file names). */
const invisible = /[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * The title a photo has until somebody gives it a better one: "harvest-hike_summit.jpg" → "Harvest hike summit".
 * Never empty, never longer than a title may be, cut between characters.
 */
export function titleFromFileName(fileName: string): string {
	const base = (fileName.split(/[/\\]/).at(-1) ?? "")
		.normalize("NFC") // macOS hands names out decomposed
		.replace(invisible, "")
		.replace(extension, "");
	const dashesAreSpaces = !/\s/.test(base);
	const words = base
		.replace(/_/g, " ")
		.replace(/(\p{L})-(?=\p{L})/gu, dashesAreSpaces ? "$1 " : "$1-")
		.replace(/\s+/g, " ")
		.trim();
	const title = cut(words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()));
	return title || "Photo";
}

function cut(text: string): string {
	if (text.length <= titleMaxLength) return text;
	const head = text.slice(0, titleMaxLength);
	// Half of a surrogate pair is no character.
	return (/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head).trim();
}

import { titleMaxLength } from "@/rules/words";
import { isMadeUp } from "./made-up-names";

/** An extension contains a letter, because "Walk 2026.05.01" must keep its day. */
const extension = /\.(?=[^.]*[a-z])[a-z0-9]{1,5}$/i;

/** Control characters, and marks that change the reading direction, which are used to disguise file names. */
const invisible = /[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Returns the title that is suggested for a photo, which its owner can change or take away: "harvest-hike_summit.jpg" →
 * "Harvest hike summit". It is empty if the name has no words or no person gave it, and never longer than a title may be. A long one is cut between characters.
 */
export function titleFromFileName(fileName: string): string {
	const base = (fileName.split(/[/\\]/).at(-1) ?? "")
		.normalize("NFC") // macOS decomposes accented letters in file names
		.replace(invisible, "")
		.replace(extension, "");
	if (isMadeUp(base)) return "";
	const dashesAreSpaces = !/\s/.test(base);
	const words = base
		.replace(/_/g, " ")
		.replace(/(\p{L})-(?=\p{L})/gu, dashesAreSpaces ? "$1 " : "$1-")
		.replace(/\s+/g, " ")
		.trim();
	return cut(words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()));
}

function cut(text: string): string {
	if (text.length <= titleMaxLength) return text;
	const head = text.slice(0, titleMaxLength);
	// A cut in the middle of a surrogate pair would leave half a character.
	return (/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head).trim();
}

import { titleMaxLength } from "@/rules/words";

/** An extension contains a letter, because "Walk 2026.05.01" must keep its day. */
const extension = /\.(?=[^.]*[a-z])[a-z0-9]{1,5}$/i;

/** Control characters, and marks that change the reading direction, which are used to disguise file names. */
const invisible = /[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** What cameras, phones and messengers begin the names of their photos with. */
const makers =
	/^(img|imag|image|cimg|dscn?|dscf|pxl|mvimg|mg|gopr?|dji|sam|pict?|picture|photo|foto|bild|fb|received|signal|whatsapp|screen|screenshot|bildschirmfoto|snapchat|telegram|unnamed|download)\d*$/;
/** What else may stand in such a name. */
const fillers =
	/^(\d+|img|image|bild|shot|at|um|am|pm|wa\d+|mp|hdr|burst|cover|portrait|night|edit|edited|copy|kopie|collage|e\d+|original|com|whatsapp|instagram|facebook|\d+[a-z]{1,3})$/;
/** A UUID or a hash. */
const identifier = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=.*\d)[0-9a-f]{16,})$/i;

/** Whether a machine made up the name: "IMG_4231", "WhatsApp Image 2026-05-01 at 10.22.33", "20260501_102233_HDR". */
function isMadeUp(base: string): boolean {
	if (identifier.test(base)) return true;
	const [first, ...others] = base.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	if (first === undefined) return false;
	const begins = makers.test(first) || /^\d+$/.test(first) || /^p\d{7}$/.test(first);
	return begins && others.every((word) => fillers.test(word));
}

/**
 * Returns the first title of a photo, which its owner can change: "harvest-hike_summit.jpg" → "Harvest hike summit".
 * It is empty if the name has no words or no person gave it, and never longer than a title may be. A long one is cut between characters.
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

/** What stands in a cell: addresses, yes and no, numbers. */
import { canonicalEmail } from "@/rules/email";
import { plainWords, wordSet } from "./words";

/** Signs that say that there is nothing. */
const nothing = /^(?:[-–—.?/\s]*|n\/?a|none|null|nil|keine?|ninguno|aucun|nessuno|geen|nenhum)$/i;

const unseen = /[\p{Cc}\p{Cs}\u200b\u2060\ufeff]/u;

/**
 * Without the guard that exports put before a formula ("'=1+1"), without Excel's ="…" unless Rollcall wrote the list, and
 * without what a database cannot store or nobody sees.
 */
export function cleanCell(cell: string, isOurs = false): string {
	const text = unseen.test(cell)
		? cell.replaceAll(/[\t\v\f]/g, " ").replaceAll(/(?!\n)\p{Cc}|[\p{Cs}\u200b\u2060\ufeff]/gu, "")
		: cell;
	// A formula behind a guard is a text.
	if (/^'(?=[=+\-@])/.test(text)) return text.slice(1).trim();
	return ((isOurs ? null : /^="(.*)"$/s.exec(text)?.[1]) ?? text).trim();
}

export const saysNothing = (text: string) => nothing.test(text);

/** A longer cell is a text. */
const addressesMaxLength = 2_000;
/** So many parts of a cell are tried. One person has far fewer addresses. */
const triedMax = 50;
/** A name and an address in brackets. It begins where a part of the cell does, so that it is tried once for each part. */
const named = /(?:^|(?<=[>,;"]))((?:"[^"]*"|[^<>,;"])*)<([^<>]*)>/g;

/** One address and nothing else. */
const single = /^[^\s@"'<>()[\]{},;:|/?\\]+@[^\s@"'<>()[\]{},;:|/?\\]*[^\s@"'<>()[\]{},;:|/?\\.]$/;

export interface Addresses {
	emails: string[];
	/** The name beside an address: "Ann Lee <ann@example.org>". */
	name: string | null;
	/** What is no address. */
	unclear: string[];
}

/** One cell may hold several, separated by ";", ",", "/", " ::: ", spaces or lines. */
export function addressesIn(cell: string): Addresses {
	const found: Addresses = { emails: [], name: null, unclear: [] };
	if (cell.length > addressesMaxLength) return { ...found, unclear: [cell] };
	const only = single.test(cell) ? canonicalEmail(cell) : null;
	if (only !== null) return { ...found, emails: [only] };
	if (saysNothing(cell)) return found;
	if (!cell.includes("@")) {
		const isNothing = cell.split(/[;,|:\n]/).every((part) => saysNothing(part.trim()));
		return isNothing ? found : { ...found, unclear: [cell] };
	}
	let tried = 0;
	const take = (part: string) => {
		if (!part.includes("@")) return false;
		tried += 1;
		if (tried > triedMax) return false;
		const email = canonicalEmail(
			part
				.replace(/^mailto:/i, "")
				.replace(/\?.*$/, "")
				.replaceAll(/^["'(]+|["').]+$/g, ""),
		);
		if (email === null) return false;
		if (!found.emails.includes(email)) found.emails.push(email);
		return true;
	};
	const rest = cell.replaceAll(named, (whole, before: string, inner: string) => {
		if (!take(inner.trim())) return whole;
		found.name ??= before.replaceAll('"', "").trim() || null;
		return ";";
	});
	for (const part of rest.split(/\s*(?:[;,|\n]|:::)\s*/)) {
		if (saysNothing(part) || take(part.trim())) continue;
		const pieces = part.split(/[\s/]+/).filter((piece) => piece !== "");
		const unclear = pieces.filter((piece) => !take(piece));
		if (unclear.length > 0) found.unclear.push(unclear.join(" "));
	}
	return found;
}

const yes = wordSet(
	"yes,y,true,1,x,ok",
	"ja,j,wahr",
	"sí,verdadero",
	"oui,vrai",
	"vero",
	"waar",
	"sim,verdadeiro",
);
const no = wordSet("no,n,false,0", "nein,falsch", "falso", "non,faux", "nee,onwaar", "não");

/** Null if the cell says neither. */
export function yesOrNo(cell: string): boolean | null {
	const words = plainWords(cell);
	return yes.has(words) ? true : no.has(words) ? false : null;
}

/** How many companions, "none" if the cell does not say, or "unclear". */
export function companionsIn(cell: string, most: number): number | "none" | "unclear" {
	if (cell === "") return "none";
	const answer = yesOrNo(cell);
	const digits = /^\+?\s*(\d{1,4})(?:[.,]0+)?$/.exec(cell)?.[1];
	if (digits) return Number(digits) <= most ? Number(digits) : "unclear";
	if (saysNothing(cell)) return 0;
	return answer === null ? "unclear" : answer ? 1 : 0;
}

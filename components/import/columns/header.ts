/** What a column holds, by its name. */
import { aliases, arrivalWords, attendanceWords, guardianWords, halfNames, orderWords } from "./aliases";
import { type Field, type GuardianField, guardiansMax, personFields, type Use } from "./fields";
import { plainWords, wordSet } from "./words";

/** A use that a name stands for. The lower the rank, the better the name says it. */
export interface Named extends Use {
	rank: number;
	/** The name alone does not decide (./uses.ts). */
	unclear?: "ARRIVAL" | "ATTENDANCE" | "HALF_FIRST" | "HALF_LAST" | "HALF_EITHER" | "GUESTS";
}

const named = new Map<string, Named>();
for (const field of personFields)
	for (const language of aliases[field] ?? [])
		language.split(",").forEach((alias, rank) => {
			const words = plainWords(alias);
			if (!named.has(words)) named.set(words, { field, rank });
		});

const attendance = wordSet(attendanceWords);
for (const words of attendance) named.set(words, { field: "ATTENDED", rank: 50, unclear: "ATTENDANCE" });
for (const words of wordSet(arrivalWords))
	named.set(words, { field: "CHECKED_IN", rank: 50, unclear: "ARRIVAL" });
const halves = [
	["HALF_FIRST", halfNames.first],
	["HALF_LAST", halfNames.last],
	["HALF_EITHER", halfNames.either],
] as const;
for (const [unclear, words] of halves)
	for (const word of wordSet(words)) named.set(word, { field: "NAME", rank: 50, unclear });
for (const word of wordSet("guests", "gäste", "invités"))
	named.set(word, { field: "PLUS_ONES", rank: 50, unclear: "GUESTS" });

const orders = wordSet(orderWords);
export const isOrderHeader = (header: string) => orders.has(plainWords(header));

/** "email 2 address", "email 1 value", "email2"; not "email 1 label" and not "email 2 display name". */
const numberedEmail = /^(?:home |work |other )?(?:email|mail) ?(\d)(?: value| address| adresse)?$/;

/** A form's question can be longer, and is then not about a name or an address. */
const headerMaxLength = 120;

/** Null if the name says nothing that is known. */
export function namedUse(header: string): Named | null {
	if (header.length > headerMaxLength) return null;
	const words = plainWords(header);
	const known = named.get(words);
	if (known) return known;
	const number = numberedEmail.exec(words)?.[1];
	if (number) return { field: "EMAIL", rank: 100 + Number(number) };
	return ofGuardian(words) ?? ofName(header);
}

/** How many cells of a row are names of columns. */
export function knownHeaders(cells: readonly string[]): number {
	let count = 0;
	for (const cell of cells) if (cell.length > 0 && cell.length <= 80 && namedUse(cell)) count += 1;
	return count;
}

/** "Attendee name: Given name", as pretix writes it. */
function ofName(header: string): Named | null {
	const colon = header.indexOf(":");
	if (colon === -1) return null;
	const whose = named.get(plainWords(header.slice(0, colon)));
	const part = named.get(plainWords(header.slice(colon + 1)));
	const isPart = part?.field === "FIRST_NAME" || part?.field === "MIDDLE_NAME" || part?.field === "LAST_NAME";
	return whose?.field === "NAME" && part && isPart ? part : null;
}

const guardians = [...wordSet(guardianWords)].sort((a, b) => b.length - a.length).join("|");
/** "parent 1 first name", "p2 email", "contact 1 email", "mother". A bare "contact" could be anybody's. */
const guardianFirst = new RegExp(`^(?:(${guardians})(?: ?(\\d))?|(?:p|contact) ?(\\d))(?: (.+))?$`);
/** "email mutter", "name der mutter", "email of parent 2", "nom du responsable". */
const guardianLast = new RegExp(
	`^(.+?)(?: (?:of|der|des|von|del|de la|de los|du|de l|della|dei|di|van|van de|do|da|de|the))* (${guardians})(?: ?(\\d))?$`,
);
/** Somebody's second parent has no number of their own in "mother's e-mail" and "father's e-mail". */
const second = wordSet("father, dad, vater, vaters, padre, père, papà, vader, pai");

function ofGuardian(words: string): Named | null {
	const first = guardianFirst.exec(words);
	if (first) {
		const [, who = "", number, other, part = ""] = first;
		return guardianUse(who, number ?? other, part.replace(/^s /, ""));
	}
	const last = guardianLast.exec(words);
	if (!last) return null;
	const [, part = "", who = "", number] = last;
	return guardianUse(who, number, part);
}

const guardianPart: Readonly<Partial<Record<Field, GuardianField>>> = {
	NAME: "GUARDIAN_NAME",
	FIRST_NAME: "GUARDIAN_FIRST_NAME",
	LAST_NAME: "GUARDIAN_LAST_NAME",
	EMAIL: "GUARDIAN_EMAIL",
};

function guardianUse(who: string, number: string | undefined, part: string): Named | null {
	const guardian = number ? Number(number) : second.has(who) ? 2 : 1;
	if (guardian < 1 || guardian > guardiansMax) return null;
	if (part === "") return who === "" ? null : { field: "GUARDIAN_NAME", guardian, rank: 1 };
	const known = named.get(part) ?? (numberedEmail.test(part) ? { field: "EMAIL" as const, rank: 1 } : null);
	const field = known ? guardianPart[known.field] : undefined;
	return field ? { field, guardian, rank: 0 } : null;
}

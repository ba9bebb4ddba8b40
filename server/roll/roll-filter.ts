/** Which rows of a roll are meant, as SQL on the table "Attendance". */
import { Prisma } from "@/prisma/generated/client";
import type { AttendanceStatus } from "@/prisma/generated/enums";
import { canonicalDomain, canonicalEmail } from "@/rules/email";
import { type RollPart, searchWordsMax } from "@/rules/roll";
import { neverTold } from "../policies/invitations";

export interface RollFilter {
	/** Every word must be in the name, the e-mail address or the group. */
	search?: string;
	status?: AttendanceStatus;
	part?: RollPart;
	group?: string;
}

/**
 * The parts as conditions on the table "Attendance". Only where they stand alone in a WHERE can PostgreSQL join the other table
 * once; in a FILTER it would look into it for each person.
 */
const parts: Record<RollPart, (eventId: string) => Prisma.Sql> = {
	NEVER_TOLD: () => neverTold,
	NOTHING_ADDED: (eventId) => Prisma.sql`status = 'ATTENDED' AND NOT EXISTS (
		SELECT FROM "Photo" photo
		WHERE photo."eventId" = ${eventId}::uuid AND photo."uploaderId" = "Attendance"."userId")`,
	STEWARDS: () => Prisma.sql`role = 'STEWARD'`,
};

export function inRoll(eventId: string, { search = "", status, part, group }: RollFilter): Prisma.Sql {
	const conditions = [Prisma.sql`"eventId" = ${eventId}::uuid`];
	if (status) conditions.push(Prisma.sql`status = ${status}::"AttendanceStatus"`);
	if (part) conditions.push(parts[part](eventId));
	if (group !== undefined) conditions.push(Prisma.sql`"group" = ${group}`);
	for (const word of wordsOf(search)) conditions.push(isFound(word));
	return Prisma.join(conditions, " AND ");
}

/** The words of a search that count. */
export const wordsOf = (search: string) => search.split(/\s+/).filter(Boolean).slice(0, searchWordsMax);

/** The pattern that finds a word in a column of `plain_text` that has a space before each word. */
export const patternFor = (word: string) =>
	Prisma.sql`${patternOf(word)} || plain_text(${escaped(word)}) || '%'`;

/** An address is stored with its domain in ASCII, and is found by its letters as well. */
function isFound(word: string): Prisma.Sql {
	const found = (spelling: string) => Prisma.sql`search LIKE ${patternFor(spelling)}`;
	const stored = canonicalEmail(word) ?? canonicalDomain(word) ?? word;
	return stored.includes("xn--") ? Prisma.sql`(${found(word)} OR ${found(stored)})` : found(word);
}

/**
 * One or two letters are found at the beginning of a word, and more anywhere: an index of trigrams has nothing for two
 * letters in the middle of a word.
 */
const patternOf = (word: string) => (lettersOf(word) < 3 ? "% " : "%");
const lettersOf = (word: string) => word.normalize("NFKD").replaceAll(/\p{M}/gu, "").length;

const escaped = (word: string) => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** The address of a new event, made from its name: "Sommerfest in Köln" becomes "sommerfest-in-koln". */
import type { Prisma } from "@/prisma/generated/client";
import { isSlug, slugMaxLength } from "@/rules/events";

/** Letters that Unicode does not decompose into a letter of ASCII and marks. */
const letters: Readonly<Record<string, string>> = {
	...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", å: "a", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n" },
};

/** Room for "-12" behind an address that is taken. */
const baseMaxLength = slugMaxLength - 6;

/**
 * A neutral address, from the day, for a name with letters of another script: part of it would be misleading, and a
 * machine's transcription often wrong.
 */
export function slugOf({ name, day }: { name: string; day: string }): string {
	const spelled = name
		.toLowerCase()
		.replaceAll(/\p{L}/gu, (letter) => letters[letter] ?? letter)
		.normalize("NFKD")
		.replaceAll(/[\p{M}'’]/gu, "");
	const slug = shortened(spelled.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, ""));
	return /[^a-z\P{L}]/u.test(spelled) || !/[a-z]/.test(slug) || !isSlug(slug) ? `event-${day}` : slug;
}

/** At most as many whole words as there is room for, or the beginning of the first one. */
function shortened(words: string): string {
	if (words.length <= baseMaxLength) return words;
	const cut = words.slice(0, baseMaxLength + 1);
	const end = cut.lastIndexOf("-");
	return cut.slice(0, end > 0 ? end : baseMaxLength);
}

/**
 * The address itself, or the first free one with a number behind it. Until the transaction ends, nobody else who makes an
 * event gets one like it; only an event that exists may still change to it first.
 */
export async function freeSlug(
	tx: Pick<Prisma.TransactionClient, "eventSlug" | "$executeRaw">,
	wanted: string,
) {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`new event ${wanted}`}, 0))`;
	const rows = await tx.eventSlug.findMany({
		where: { OR: [{ slug: wanted }, { slug: { startsWith: `${wanted}-` } }] },
		select: { slug: true },
	});
	const taken = new Set(rows.map(({ slug }) => slug));
	let slug = wanted;
	for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
	return slug;
}

/** An import as its page shows it. */
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import type { ImportKind } from "@/prisma/generated/enums";
import {
	importDecisions,
	importFields,
	importHints,
	importKinds,
	importPageSize,
	importReasons,
} from "@/rules/imports";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { shownEmail } from "../mail/shown-email";

/** So many of the rows that undoing left are named. */
const mostNamed = 100;

const decision = z.enum(importDecisions);
/** By kind of line. */
export const decisionsByKind = z.partialRecord(z.enum(importKinds), decision);

/** What applying did. Each row of the list is one of `added`, `changed`, `unchanged` and `skipped`. */
export const importResult = z.object({
	added: z.int(),
	/** People who are new because they look after somebody in the list. */
	guardians: z.int(),
	changed: z.int(),
	unchanged: z.int(),
	skipped: z.int(),
	revoked: z.int(),
	photos: z.int(),
});

/** What is done with a line: what was said of it, or else of its kind if that is possible, or else the first choice. */
export const decided = Prisma.sql`
	coalesce(line.decision, CASE WHEN import.decisions ->> line.kind::text = ANY(line.choices)
	                             THEN import.decisions ->> line.kind::text ELSE line.choices[1] END)`;

/**
 * Its state, and how many lines of each kind there are, by reason and by what is done with them. Throws IMPORT_NOT_FOUND.
 */
export async function findImport(
	{ db }: Pick<Deps, "db">,
	{ eventId, importId }: { eventId: string; importId: string },
) {
	const found = await db.rollImport.findFirst({
		where: { id: importId, eventId },
		include: { createdBy: { select: { name: true } } },
	});
	if (!found) throw new AppError("IMPORT_NOT_FOUND");
	const counts = await db.$queryRaw<
		{ kind: ImportKind; reason: string | null; decision: string | null; lines: number }[]
	>`
		SELECT kind::text, reason, ${decided} AS decision, count(*)::int AS lines
		FROM "RollImportLine" line JOIN "RollImport" import ON import.id = line."importId"
		WHERE import.id = ${importId}::uuid GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
	const left = found.state === "UNDONE" ? await leftByUndo(db, importId) : null;
	const { id, fileName, people, state, version, createdAt, appliedAt, undoneAt, createdBy } = found;
	return {
		...{ id, fileName, people, state, version, createdAt, appliedAt, undoneAt },
		by: createdBy?.name ?? null,
		/** Whether it was compared; until then there are no lines. */
		compared: found.stamp !== null,
		decisions: decisionsByKind.parse(found.decisions),
		counts: counts.map((count) => ({
			...count,
			reason: z.enum(importReasons).nullable().parse(count.reason),
			decision: decision.nullable().parse(count.decision),
		})),
		result: importResult.nullable().parse(found.result),
		/** Whom undoing left as they were, if it was undone. */
		left,
	};
}

/** How many rows undoing left, and the first of them. `there`: whether they are on the roll. */
export async function leftByUndo(db: Prisma.TransactionClient, importId: string) {
	const people = await db.$queryRaw<
		{ id: string; name: string | null; email: string | null; there: boolean; all: number }[]
	>`
		SELECT entry."personId" AS id, coalesce(person.name, entry.before ->> 'name') AS name,
		       coalesce(person.email, entry.before ->> 'email') AS email, person.id IS NOT NULL AS there,
		       (count(*) OVER ())::int AS all
		FROM "RollImportEntry" entry LEFT JOIN "Attendance" person ON person.id = entry."personId"
		WHERE entry."importId" = ${importId}::uuid ORDER BY person."sortName", entry."personId" LIMIT ${mostNamed}`;
	return {
		count: people[0]?.all ?? 0,
		people: people.map(({ email, all: _, ...person }) => ({ ...person, email: shownEmail(email) })),
	};
}

const changes = z.partialRecord(
	z.enum(importFields),
	z.tuple([
		z.union([z.string(), z.number(), z.boolean()]).nullable(),
		z.union([z.string(), z.number(), z.boolean()]).nullable(),
	]),
);

const shown = (value: string | number | boolean | null) =>
	typeof value === "string" ? shownEmail(value) : value;

/** Addresses are returned as people write them. */
function withShownEmails({ email, ...others }: z.infer<typeof changes>): z.infer<typeof changes> {
	return email ? { email: [shown(email[0]), shown(email[1])], ...others } : others;
}

/** A page of the lines of one kind, from the line with the number `from`, and how many there are. Throws IMPORT_NOT_FOUND. */
export async function listLines(
	{ db }: Pick<Deps, "db">,
	{ eventId, importId, kind, from }: { eventId: string; importId: string; kind: ImportKind; from: number },
) {
	const found = await db.rollImport.findFirst({
		where: { id: importId, eventId },
		select: { decisions: true },
	});
	if (!found) throw new AppError("IMPORT_NOT_FOUND");
	const ofKind = decisionsByKind.parse(found.decisions)[kind];
	const [total, lines] = await Promise.all([
		db.rollImportLine.count({ where: { importId, kind } }),
		db.rollImportLine.findMany({
			where: { importId, kind },
			orderBy: [{ place: "asc" }, { name: "asc" }, { id: "asc" }],
			...{ skip: from, take: importPageSize },
		}),
	]);
	const held = await db.attendance.findMany({
		where: { id: { in: lines.flatMap(({ personId }) => personId ?? []) }, eventId },
		select: { id: true, name: true, email: true, user: { select: { name: true } } },
	});
	const people = new Map(
		held.map(({ id, name, email, user }) => [
			id,
			{ name: name ?? user?.name ?? null, email: shownEmail(email) },
		]),
	);
	return {
		total,
		lines: lines.map((line) => {
			const choices = z.array(decision).parse(line.choices);
			return {
				...{ id: line.id, row: line.row, name: line.name, email: shownEmail(line.email), choices },
				reason: z.enum(importReasons).nullable().parse(line.reason),
				hints: z.array(z.enum(importHints)).parse(line.hints),
				changes: withShownEmails(changes.parse(line.changes ?? {})),
				/** Who it is on the roll, or may be. */
				person: (line.personId && people.get(line.personId)) || null,
				decision:
					decision.nullable().parse(line.decision) ??
					choices.find((choice) => choice === ofKind) ??
					choices[0] ??
					null,
			};
		}),
	};
}

/** The imports of the last month that can still be continued or undone, the newest first. */
export async function recentImports({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) {
	const found = await db.rollImport.findMany({
		where: { eventId },
		orderBy: { createdAt: "desc" },
		take: 20,
		select: { id: true, fileName: true, people: true, state: true, appliedAt: true, stamp: true },
	});
	return found.map(({ stamp, ...one }) => ({ ...one, compared: stamp !== null }));
}

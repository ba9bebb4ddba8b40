/**
 * An organizer shows or hides one photo or many, as one decision that can be undone as one (./undo-decision.ts). However many
 * there are, it is a few statements over all of them. A decision on named photos names the version of each that the organizer
 * saw; one on all of a filter names the moment. So nobody decides over what they have not seen.
 */
import { Prisma } from "@/prisma/generated/client";
import type { CurateFilter } from "@/rules/curate";
import type { HideReason } from "@/rules/hide-reasons";
import { writeDecisionAudits } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { refuseDecided } from "../photos/refuse-decided";
import type { Membership } from "../policies/membership";
import { inFilter, timezoneOf } from "./curate-filter";
import { seenThen } from "./seen-then";

type Tx = Prisma.TransactionClient;

type To = { place: "SHOWN" } | { place: "HIDDEN"; reason: HideReason; note?: string };

interface Named {
	id: string;
	/** The photo's placeVersion that the organizer saw. */
	version: number;
	/** How many open reports they saw, if reported photos are what they were looking at. */
	reports?: number;
}

type Which =
	| { photos: readonly Named[] }
	/** All of the filter at the moment `seen`, without the photos in `except`. */
	| { filter: CurateFilter; except: readonly string[]; seen: string };

interface Asked {
	eventId: string;
	membership: Membership;
	/** Made by the page, so that repeating is safe. It is the id of the decision. */
	press: string;
	to: To;
	which: Which;
}

interface Decided {
	count: number;
	left: number;
	/** The named photos that changed, with the version that each has now. Empty for all of a filter, which may be thousands. */
	changed: { id: string; version: number }[];
}

/**
 * Returns how many photos changed, and how many of the named ones somebody else had changed before, which stay as they are. If
 * that is the only one, throws what ../photos/refuse-decided.ts says. To show a reported photo that is in the album already
 * settles its reports, unless one has come since the organizer looked. Throws PHOTO_NOT_FOUND and INVALID_INPUT.
 */
export async function decide(
	{ db, now }: Pick<Deps, "db" | "now">,
	{ eventId, membership, press: decision, to, which }: Asked,
): Promise<Decided> {
	const { userId } = membership;
	return db.$transaction(async (tx) => {
		const added = await tx.$executeRaw`
			INSERT INTO "Decision" (id, "eventId", "byId", place, "createdAt")
			VALUES (${decision}::uuid, ${eventId}::uuid, ${userId}::uuid, ${to.place}::"PhotoPlace", ${now()})
			ON CONFLICT (id) DO NOTHING`;
		if (added === 0) return decidedBefore(tx, { eventId, userId, decision, which });
		const chosen = await chosenBy(tx, eventId, which);
		const count = await take(tx, { eventId, decision, to, chosen, unfounded: unfoundedBy(to, which) });
		if ("photos" in which && which.photos.length === 1 && count === 0)
			await refuseDecided(tx, eventId, which.photos);
		await place(tx, { decision, to, userId, at: now() });
		await writeDecisionAudits(tx, { eventId, actorId: userId, decision, to });
		await tx.decision.update({ where: { id: decision }, data: { count } });
		const left = "photos" in which ? await changedSince(tx, { eventId, decision, photos: which.photos }) : 0;
		return { count, left, changed: await changedBy(tx, decision, which) };
	});
}

async function decidedBefore(
	tx: Tx,
	{ eventId, userId, decision, which }: { eventId: string; userId: string; decision: string; which: Which },
): Promise<Decided> {
	const known = await tx.decision.findUnique({ where: { id: decision } });
	if (known?.eventId !== eventId || known.byId !== userId) throw new AppError("INVALID_INPUT");
	return { count: known.count, left: 0, changed: await changedBy(tx, decision, which) };
}

async function changedBy(tx: Tx, decision: string, which: Which): Promise<Decided["changed"]> {
	if (!("photos" in which)) return [];
	const decided = await tx.decidedPhoto.findMany({ where: { decisionId: decision } });
	return decided.map(({ photoId: id, version }) => ({ id, version }));
}

async function chosenBy(tx: Tx, eventId: string, which: Which): Promise<Prisma.Sql> {
	if ("photos" in which) return Prisma.sql`"eventId" = ${eventId}::uuid AND ${named(which.photos)}`;
	const filter = inFilter(eventId, which.filter, await timezoneOf({ db: tx }, eventId));
	return Prisma.sql`${filter} AND state = 'READY' AND ${seenThen(which.seen)} AND id <> ALL(${[...which.except]}::uuid[])`;
}

/** Whose reports are settled although the photo stays in the album: a condition on chosen photos that are shown. */
function unfoundedBy(to: To, which: Which): Prisma.Sql {
	if (to.place !== "SHOWN") return Prisma.sql`false`;
	// A report moves the photo, so one that came after the moment has taken it out of the chosen ones.
	if (!("photos" in which))
		return which.filter.view === "reported" ? Prisma.sql`"reportsOpen" > 0` : Prisma.sql`false`;
	const seen = which.photos.flatMap(({ id, reports }) => (reports ? [{ id, reports }] : []));
	return Prisma.sql`(id, "reportsOpen") IN (SELECT * FROM unnest(
		${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ reports }) => reports)}::int[]))`;
}

const named = (photos: readonly Named[]) => Prisma.sql`
	(id, "placeVersion") IN (SELECT * FROM unnest(
		${photos.map(({ id }) => id)}::uuid[], ${photos.map(({ version }) => version)}::int[]))`;

const reasonOf = (to: To) => (to.place === "HIDDEN" ? to.reason : null);
const noteOf = (to: To) => (to.place === "HIDDEN" ? (to.note ?? null) : null);

/**
 * Locks the photos in the order of their ids, so that two organizers never wait for each other, and then writes down how those
 * are that will change. These are two statements, because the second must see what was decided while the first one waited.
 * Returns how many.
 */
async function take(
	tx: Tx,
	{
		eventId,
		decision,
		to,
		chosen,
		unfounded,
	}: { eventId: string; decision: string; to: To; chosen: Prisma.Sql; unfounded: Prisma.Sql },
): Promise<number> {
	const ofEvent = Prisma.sql`"eventId" = ${eventId}::uuid AND ${chosen}`;
	await tx.$executeRaw`SELECT FROM "Photo" WHERE ${ofEvent} ORDER BY id FOR UPDATE`;
	const changes = Prisma.sql`(place, "placeReason", "placeNote")
		IS DISTINCT FROM (${to.place}::"PhotoPlace", ${reasonOf(to)}::text, ${noteOf(to)}::text)`;
	const settled = Prisma.sql`(SELECT max(report.id) FROM "PhotoReport" report WHERE report."photoId" = "Photo".id)`;
	return tx.$executeRaw`
		INSERT INTO "DecidedPhoto"
			("decisionId", "photoId", place, "placeReason", "placeNote", "placedById", "placedAt", version,
			 "reportsSettledFrom", "reportsSettledTo")
		SELECT ${decision}::uuid, id, place, "placeReason", "placeNote", "placedById", "placedAt",
			"placeVersion" + (${changes})::int,
			CASE WHEN "reportsOpen" > 0 THEN "reportsSettledTo" END, CASE WHEN "reportsOpen" > 0 THEN ${settled} END
		FROM "Photo" WHERE ${ofEvent} AND (${changes} OR ${unfounded})`;
}

const place = (
	tx: Tx,
	{ decision, to, userId, at }: { decision: string; to: To; userId: string; at: Date },
) =>
	tx.$executeRaw`
		UPDATE "Photo" SET place = ${to.place}::"PhotoPlace", "placeReason" = ${reasonOf(to)}, "placeNote" = ${noteOf(to)},
			"placedById" = ${userId}::uuid, "placedAt" = ${at}
		FROM "DecidedPhoto" decided
		WHERE decided."decisionId" = ${decision}::uuid AND "Photo".id = decided."photoId"`;

/** How many of the named photos are there and have another version. */
async function changedSince(
	tx: Tx,
	{ eventId, decision, photos }: { eventId: string; decision: string; photos: readonly Named[] },
): Promise<number> {
	const [row] = await tx.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM "Photo"
		WHERE "eventId" = ${eventId}::uuid AND id = ANY(${photos.map(({ id }) => id)}::uuid[]) AND NOT ${named(photos)}
		  AND NOT EXISTS (SELECT FROM "DecidedPhoto" WHERE "decisionId" = ${decision}::uuid AND "photoId" = id)`;
	return row?.count ?? 0;
}

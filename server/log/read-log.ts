/**
 * The log of an event for its organizers: who did what to whose, when and why. It is read from two tables, the audit and the
 * log of the roll, and both only grow, so a photo or a person that is gone is still in it. People are named by what they are
 * called now. An entry has codes and no words of a person.
 */
import { Prisma } from "@/prisma/generated/client";
import type { AttendanceStatus } from "@/prisma/generated/enums";
import { type LogAction, logActions } from "@/rules/log";
import type { Deps } from "../deps";
import { daysLater, toInstant } from "../events/local-time";
import { shownEmail } from "../mail/shown-email";
import { afterCursor, cursorOf } from "./log-cursor";

export interface LogFilter {
	/** The id of a person, or of their row on the roll: what they did, and what was done to what is theirs. */
	personId?: string;
	action?: LogAction;
	/** A day in the event's time zone, "2026-10-10". */
	day?: string;
}

interface Row {
	source: "audit" | "roll";
	id: string;
	at: Date;
	action: string;
	actorName: string | null;
	hasActor: boolean;
	ownerName: string | null;
	ownerEmail: string | null;
	subject: string;
	/** Whether the photo is still there. */
	isThere: boolean;
	details: Prisma.JsonValue;
	from: AttendanceStatus | null;
	to: AttendanceStatus | null;
	how: string | null;
}

/** A page of the log, the newest entries first. Throws INVALID_INPUT for a cursor that it has not made. */
export async function readLog(
	{ db }: Pick<Deps, "db">,
	{
		eventId,
		cursor,
		limit,
		...filter
	}: LogFilter & { eventId: string; cursor: string | null; limit: number },
) {
	const narrowed = await narrow(db, eventId, filter);
	const after = cursor ? afterCursor(cursor) : { audit: Prisma.sql`true`, roll: Prisma.sql`true` };
	const rows = await db.$queryRaw<Row[]>`
		WITH entry AS (
			(SELECT 'audit' AS source, id::text AS "entryId", "createdAt" AS at, action, "actorId", "personId", subject, details,
			        NULL::"AttendanceStatus" AS "from", NULL::"AttendanceStatus" AS "to", NULL::text AS how, id AS "auditId", 0::bigint AS "rollId"
			 FROM "AuditEntry" WHERE "eventId" = ${eventId}::uuid AND ${narrowed.audit} AND ${after.audit}
			 ORDER BY "createdAt" DESC, id DESC LIMIT ${limit + 1}::int)
			UNION ALL
			(SELECT 'roll', id::text AS "entryId", at, ${rollAction}, "actorId", NULL, "attendanceId"::text, NULL, "from", "to", how,
			        ${noId}::uuid, id AS "rollId"
			 FROM "RollEntry" WHERE "eventId" = ${eventId}::uuid AND ${narrowed.roll} AND ${after.roll}
			 ORDER BY at DESC, id DESC LIMIT ${limit + 1}::int)
		)
		SELECT entry.source, entry."entryId" AS id, entry.at, entry.action, entry.subject, entry.details, entry."from", entry."to", entry.how,
		       actor.name AS "actorName", entry."actorId" IS NOT NULL AS "hasActor",
		       coalesce(row.name, owner.name, "rowUser".name) AS "ownerName", row.email AS "ownerEmail",
		       photo.id IS NOT NULL AS "isThere"
		FROM entry
		LEFT JOIN "User" actor ON actor.id = entry."actorId"
		LEFT JOIN "User" owner ON owner.id = entry."personId"
		LEFT JOIN "Attendance" row ON row.id::text = entry.subject AND row."eventId" = ${eventId}::uuid
		LEFT JOIN "User" "rowUser" ON "rowUser".id = row."userId"
		LEFT JOIN "Photo" photo ON photo.id::text = entry.subject AND entry.action LIKE 'photo.%'
		ORDER BY entry.at DESC, entry.source DESC, entry."rollId" DESC, entry."auditId" DESC
		LIMIT ${limit + 1}::int`;
	const page = rows.slice(0, limit);
	const last = rows.length > limit ? page.at(-1) : undefined;
	return { entries: page.map(viewEntry), nextCursor: last ? cursorOf(last) : null };
}

/** Before every id of the audit. */
const noId = "00000000-0000-0000-0000-000000000000";

const rollAction = Prisma.sql`CASE WHEN "from" IS NULL THEN 'roll.add' WHEN "to" IS NULL THEN 'roll.remove' ELSE 'roll.status' END`;

function viewEntry({ source, id, at, subject, isThere, details, from, to, how, ...row }: Row) {
	return {
		id: `${source}-${id}`,
		at,
		/** Null for something that another version of this program wrote. */
		action: logActions.find((action) => action === row.action) ?? null,
		/** Null if nobody did it by hand, or if that person is gone. */
		by: row.hasActor ? row.actorName : null,
		/** Whose photo or place on the roll it is, as far as it is known. */
		whose: row.ownerName ?? shownEmail(row.ownerEmail),
		/** The photo, if there is one and it is still there. */
		photoId: isThere ? subject : null,
		subject,
		details,
		roll: how === null ? null : { from, to, how },
	};
}

/** The filter as conditions on both tables. */
async function narrow(db: Deps["db"], eventId: string, { personId, action, day }: LogFilter) {
	const audit: Prisma.Sql[] = [Prisma.sql`true`];
	const roll: Prisma.Sql[] = [Prisma.sql`true`];
	if (action) {
		audit.push(Prisma.sql`action = ${action}`);
		roll.push(Prisma.sql`${rollAction} = ${action}`);
	}
	if (day) {
		const { timezone } = await db.event.findUniqueOrThrow({
			where: { id: eventId },
			select: { timezone: true },
		});
		const midnight = `${day}T00:00`;
		const from = toInstant(midnight, timezone);
		const until = toInstant(daysLater(midnight, 1), timezone);
		audit.push(Prisma.sql`"createdAt" >= ${from} AND "createdAt" < ${until}`);
		roll.push(Prisma.sql`at >= ${from} AND at < ${until}`);
	}
	if (personId) {
		const row = await db.attendance.findFirst({
			where: { eventId, OR: [{ id: personId }, { userId: personId }] },
			select: { id: true, userId: true },
		});
		const userId = row ? row.userId : personId;
		const rowId = row?.id ?? personId;
		audit.push(
			Prisma.sql`("actorId" = ${userId}::uuid OR "personId" = ${userId}::uuid OR subject = ${rowId})`,
		);
		roll.push(Prisma.sql`("actorId" = ${userId}::uuid OR "attendanceId" = ${rowId}::uuid)`);
	}
	return { audit: Prisma.join(audit, " AND "), roll: Prisma.join(roll, " AND ") };
}

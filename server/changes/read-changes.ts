/**
 * The change feed of an event: what changed for one person since their page last asked. A page asks every two seconds while
 * it is visible (components/feed/), so without news an answer is one query, and the roll is read in it. Photos are only
 * named, and the page fetches those that it shows.
 */
import type { AttendanceRole, AttendanceStatus, PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { mayEdit, maySee } from "../policies/photos";
import type { Limited } from "../rate-limits/rate-limits";
import { type Cursor, cursorOf, readCursor, writeCursor } from "./cursor";

interface Asked {
	userId: string;
	eventId: string;
	/** The cursor of the answer before; without it, the answer is only a cursor. */
	since?: string | null;
}

/** A photo that the person may see and that changed. */
interface ChangedPhoto {
	id: string;
	uploaderId: string;
	createdAt: Date;
	/** It has become READY or visible to the person since they last asked. */
	appeared: boolean;
}

export interface Changes {
	/** Where to ask from next time. */
	cursor: string;
	/** The cursor was too old, or too much has happened. Whatever the page shows may have changed. */
	reload: boolean;
	/** The event itself or the person's own membership changed. */
	event: boolean;
	photos: ChangedPhoto[];
	/** Ids of photos that the person could see and now cannot, or that were removed. */
	gone: string[];
}

/** A photo that changed, and the photo as it is now; the latter is null if it was removed. */
interface PhotoRow {
	id: string;
	uploaderId: string;
	/** Whether it was READY, and whether everybody saw it, before the first of the changes. */
	wasReady: boolean;
	wasShown: boolean;
	/** Whether everybody saw it before any of the changes. */
	everShown: boolean;
	state: PhotoState | null;
	place: PhotoPlace | null;
	createdAt: string | null;
}

interface Row {
	role: AttendanceRole;
	status: AttendanceStatus;
	snapshot: string;
	count: number;
	event: boolean;
	photos: PhotoRow[];
}

/**
 * One query. Repeating is safe, and a cursor that is older than the last one tells some changes again. Throws EVENT_NOT_FOUND if
 * the person is not on the roll (any more), INVALID_INPUT, and ASKED_TOO_OFTEN.
 */
export async function readChanges(
	{ db, limit, limits, now }: Pick<Deps, "db" | "limits" | "now"> & Limited<"changes">,
	{ userId, eventId, since }: Asked,
): Promise<Changes> {
	await limit.changes({ userId });
	const cursor = since ? readCursor(since) : null;
	const most = limits.changesPerAnswer;
	const row = await changedRows(db, { userId, eventId, cursor, most });
	if (!row) throw new AppError("EVENT_NOT_FOUND");

	const reached = cursorOf(row.snapshot, now());
	const answer = { cursor: writeCursor(reached), reload: false, event: row.event, photos: [], gone: [] };
	if (!cursor) return answer;
	const tooOld = reached.at - cursor.at > limits.changesCursorSeconds;
	// The database was restored from a dump, and counts its transactions anew.
	const isFromElsewhere = cursor.next > reached.next;
	if (tooOld || isFromElsewhere || row.count > most) return { ...answer, reload: true, event: true };
	return { ...answer, ...toldTo({ userId, role: row.role, status: row.status }, row.photos) };
}

/** What of these photos the person may learn, which is no more than the album shows and has shown them. */
function toldTo(viewer: Membership, rows: readonly PhotoRow[]): Pick<Changes, "photos" | "gone"> {
	const told: Pick<Changes, "photos" | "gone"> = { photos: [], gone: [] };
	for (const { id, uploaderId, wasReady, wasShown, everShown, state, place, createdAt } of rows) {
		const seesAlways = mayEdit(viewer, { uploaderId });
		if (state && place && createdAt && maySee(viewer, { uploaderId, state, place })) {
			const wasThere = seesAlways ? wasReady : wasShown;
			const appeared = state === "READY" && !wasThere;
			told.photos.push({ id, uploaderId, createdAt: new Date(createdAt), appeared });
		} else if (seesAlways || everShown) told.gone.push(id);
	}
	return told;
}

/**
 * Reads the roll, the changes and the snapshot in one statement, so that all three are of the same moment. The changes are those
 * of transactions that the cursor did not see: an index range and, for those that were open, an index lookup each. However
 * long a transaction stays open, it therefore holds up no change of another one.
 */
async function changedRows(
	db: Deps["db"],
	{ userId, eventId, cursor, most }: { userId: string; eventId: string; cursor: Cursor | null; most: number },
): Promise<Row | undefined> {
	const next = cursor ? String(cursor.next) : null;
	const open = `{${cursor?.open.join() ?? ""}}`;
	const [row] = await db.$queryRaw<Row[]>`
		WITH unseen AS MATERIALIZED (
			(SELECT * FROM "Change" WHERE "eventId" = ${eventId}::uuid AND transaction >= ${next}::bigint
			 UNION ALL
			 SELECT * FROM "Change" WHERE "eventId" = ${eventId}::uuid AND transaction = ANY(${open}::bigint[]))
			LIMIT ${most + 1}::int
		)
		SELECT a.role, a.status, pg_current_snapshot()::text AS snapshot,
			(SELECT count(*)::int FROM unseen) AS count,
			EXISTS (SELECT FROM unseen c
			        WHERE c.kind = 'EVENT' OR (c.kind = 'MEMBERSHIP' AND c."personId" = a."userId")) AS event,
			(SELECT coalesce(json_agg(photo), '[]') FROM (
				SELECT c."photoId" AS id, min(c."personId"::text) AS "uploaderId",
				       (array_agg(c."wasReady" ORDER BY c.id))[1] AS "wasReady",
				       (array_agg(c."wasShown" ORDER BY c.id))[1] AS "wasShown",
				       bool_or(c."wasShown") AS "everShown",
				       p.state, p.place, p."createdAt"
				FROM unseen c LEFT JOIN "Photo" p ON p.id = c."photoId"
				WHERE c.kind = 'PHOTO'
				GROUP BY c."photoId", p.id) photo) AS photos
		FROM "Attendance" a
		WHERE a."eventId" = ${eventId}::uuid AND a."userId" = ${userId}::uuid`;
	return row;
}

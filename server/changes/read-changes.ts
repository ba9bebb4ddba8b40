/**
 * The change feed of an event: what changed for one person since their page last asked. A page asks every two seconds while
 * it is visible (components/feed/), so without news an answer is one small query, which also reads the session and the roll.
 * Photos are only named, and the page fetches those that it shows.
 */
import { Prisma } from "@/prisma/generated/client";
import type { AttendanceRole, AttendanceStatus, PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import { mayKeepDoor, mayOrganize } from "@/rules/roles";
import { prepare, sql } from "../db/prepared";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { mayEdit, maySee } from "../policies/photos";
import { type Claims, isCurrent } from "../policies/sessions";
import type { Limited } from "../rate-limits/rate-limits";
import { type Cursor, cursorOf, readCursor, writeCursor } from "./cursor";
import { idList, unseen } from "./unseen";

interface Asked {
	/** Whose page asks. Whether that session has ended is read here. */
	claims: Claims;
	eventId: string;
	/** The cursor of the answer before; without it, the answer is only a cursor. */
	since?: string | null;
}

/** A photo that the person may see and that changed. */
interface ChangedPhoto {
	id: string;
	uploaderId: string;
	createdAt: Date;
	/** The section that it is in now. */
	sectionId: string | null;
	/** Whether it is developed. */
	ready: boolean;
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
	/** Somebody on the roll came in, or changed otherwise. Only those who keep the door learn of it. */
	roll: boolean;
}

/** A photo that changed, and the photo as it is now; the latter is null if it was removed. */
interface PhotoRow {
	id: string;
	/** Empty if the person was erased. */
	uploaderId: string;
	/** Whether it was READY, and whether everybody saw it, before the first of the changes. */
	wasReady: boolean;
	wasShown: boolean;
	/** Whether everybody saw it before any of the changes. */
	everShown: boolean;
	/** Whether only organizers are told of the changes. */
	forOrganizers: boolean;
	state: PhotoState | null;
	place: PhotoPlace | null;
	createdAt: string | null;
	sectionId: string | null;
}

/** The person's row on the roll, and the transactions that the answer covers: pg_current_snapshot() as text. */
interface MemberRow {
	role: AttendanceRole;
	status: AttendanceStatus;
	snapshot: string;
}

interface LookRow {
	sessionVersion: number;
	/** Whether the person is on the roll. */
	isMember: boolean;
	/** Null if they are not. */
	role: AttendanceRole | null;
	snapshot: string;
	/** Whether there is anything that the cursor did not see. */
	isNews: boolean;
}

interface NewsRow extends MemberRow {
	/** The number of changes, at most one more than an answer is made of. */
	count: number;
	event: boolean;
	roll: boolean;
	photos: PhotoRow[];
}

/**
 * One query without news, and two with. Repeating is safe, and a cursor that is older than the last one tells some changes
 * again. Throws SIGNED_OUT if the session has ended, EVENT_NOT_FOUND if the person is not on the roll (any more),
 * INVALID_INPUT, and ASKED_TOO_OFTEN.
 */
export async function readChanges(
	{ db, prepared, limit, limits, now }: Pick<Deps, "db" | "prepared" | "limits" | "now"> & Limited<"changes">,
	{ claims, eventId, since }: Asked,
): Promise<Changes> {
	const userId = claims.sub;
	const cursor = since ? readCursor(since) : null;
	const look = await lookForNews(prepared, { userId, eventId, cursor });
	if (!isCurrent(claims, look)) throw new AppError("SIGNED_OUT");
	// Not before, so that nobody uses up the limit of another person with their ended session.
	await limit.changes({ userId });
	if (!look.isMember) throw new AppError("EVENT_NOT_FOUND");
	const answer = (snapshot: string): Changes => ({
		...{ cursor: writeCursor(cursorOf(snapshot, now())) },
		...{ reload: false, event: false, photos: [], gone: [], roll: false },
	});
	if (!cursor) return answer(look.snapshot);

	const reached = cursorOf(look.snapshot, now());
	const tooOld = reached.at - cursor.at > limits.changesCursorSeconds;
	// The database was restored from a dump, and its transaction numbers started again.
	const isFromElsewhere = cursor.next > reached.next;
	const roll = look.role !== null && mayKeepDoor({ role: look.role });
	if (tooOld || isFromElsewhere) return { ...answer(look.snapshot), reload: true, event: true, roll };
	if (!look.isNews) return answer(look.snapshot);

	const most = limits.changesPerAnswer;
	const news = await readNews(db, { userId, eventId, cursor, most });
	if (!news) throw new AppError("EVENT_NOT_FOUND");
	const keeper = mayKeepDoor(news);
	if (news.count > most) return { ...answer(news.snapshot), reload: true, event: true, roll: keeper };
	const viewer = { userId, role: news.role, status: news.status };
	return {
		...answer(news.snapshot),
		event: news.event,
		roll: keeper && news.roll,
		...toldTo(viewer, news.photos),
	};
}

/** What of these photos the person may learn, which is no more than the album shows and has shown them. */
function toldTo(viewer: Membership, rows: readonly PhotoRow[]): Pick<Changes, "photos" | "gone"> {
	const told: Pick<Changes, "photos" | "gone"> = { photos: [], gone: [] };
	const seen = rows.filter(({ forOrganizers }) => !forOrganizers || mayOrganize(viewer));
	for (const { id, uploaderId, wasReady, wasShown, everShown, state, place, createdAt, sectionId } of seen) {
		const seesAlways = mayEdit(viewer, { uploaderId });
		if (state && place && createdAt && maySee(viewer, { uploaderId, state, place })) {
			const wasThere = seesAlways ? wasReady : wasShown;
			const ready = state === "READY";
			const appeared = ready && !wasThere;
			told.photos.push({ id, uploaderId, createdAt: new Date(createdAt), sectionId, ready, appeared });
		} else if (seesAlways || everShown) told.gone.push(id);
	}
	return told;
}

interface Unseen {
	userId: string;
	eventId: string;
	cursor: Cursor;
}

/** $1 is the person, $2 the event and $3 the cursor. */
const lookFor = (isNews: string) => sql`
	SELECT u."sessionVersion", a.id IS NOT NULL AS "isMember", a.role, pg_current_snapshot()::text AS snapshot,
		(${isNews}) AS "isNews"
	FROM "User" u LEFT JOIN "Attendance" a ON a."userId" = u.id AND a."eventId" = $2::uuid
	WHERE u.id = $1::uuid`;

/**
 * Nearly every question ends with this statement. It is planned without knowing the cursor, so with EXISTS PostgreSQL may
 * expect to find a row early and read the whole table instead. The newest change is always the last entry of the index.
 */
const lookAtLater = prepare(
	lookFor(
		sql`coalesce((SELECT max(transaction) FROM "Change" WHERE "eventId" = $2::uuid) >= $3::bigint, false)`,
	),
);

/** The same with transactions that were open, planned each time. */
const lookAtOpenedToo = {
	text: lookFor(sql`
		EXISTS (SELECT FROM "Change" WHERE "eventId" = $2::uuid AND transaction >= $3::bigint)
		OR EXISTS (SELECT FROM "Change" WHERE "eventId" = $2::uuid AND transaction = ANY($4::bigint[]))`),
};

/** No transaction is later than this. */
const never = String(2n ** 63n - 1n);

/** Whether there is anything that the cursor did not see; without a cursor there is not. Undefined if there is no such person. */
async function lookForNews(
	prepared: Deps["prepared"],
	{ userId, eventId, cursor }: Omit<Unseen, "cursor"> & { cursor: Cursor | null },
): Promise<LookRow | undefined> {
	const { next = never, open = [] } = cursor ?? {};
	const values = [userId, eventId, String(next)];
	const [row] = await (open.length > 0
		? prepared<LookRow>(lookAtOpenedToo, [...values, idList(open)])
		: prepared<LookRow>(lookAtLater, values));
	return row;
}

/** Reads the roll, the changes and the snapshot in one statement, so that all three are of the same moment. */
async function readNews(
	db: Deps["db"],
	{ userId, eventId, cursor, most }: Unseen & { most: number },
): Promise<NewsRow | undefined> {
	const [row] = await db.$queryRaw<NewsRow[]>`
		WITH unseen AS MATERIALIZED (
			(${unseen(eventId, cursor, "all else")}) LIMIT ${most + 1}::int
		)
		SELECT a.role, a.status, pg_current_snapshot()::text AS snapshot,
			(SELECT count(*)::int FROM unseen) AS count,
			EXISTS (SELECT FROM unseen c
			        WHERE c.kind = 'EVENT' OR (c.kind = 'MEMBERSHIP' AND c."personId" = a."userId")) AS event,
			EXISTS (${unseen(eventId, cursor, "roll")}) AS roll,
			(SELECT coalesce(json_agg(photo), '[]') FROM (
				SELECT c."photoId" AS id, coalesce(min(c."personId"::text), '') AS "uploaderId",
				       (array_agg(c."wasReady" ORDER BY c.id))[1] AS "wasReady",
				       (array_agg(c."wasShown" ORDER BY c.id))[1] AS "wasShown",
				       bool_or(c."wasShown") AS "everShown", bool_and(c."forOrganizers") AS "forOrganizers",
				       p.state, p.place, p."createdAt", p."sectionId"
				FROM unseen c LEFT JOIN "Photo" p ON p.id = c."photoId"
				WHERE c.kind = 'PHOTO'
				GROUP BY c."photoId", p.id) photo) AS photos
		FROM "Attendance" a
		WHERE a."eventId" = ${eventId}::uuid AND a."userId" = ${userId}::uuid`;
	return row;
}

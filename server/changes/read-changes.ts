/**
 * The change feed of an event: what changed for one person since their page last asked. A page asks every two seconds while
 * it is visible (components/feed/), so without news an answer is one small query, which also reads the session and the roll.
 * Photos are only named, and the page fetches those that it shows.
 */
import type { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";
import { mayKeepDoor, mayOrganize } from "@/rules/roles";
import { prepare, sql } from "../db/prepared";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { type Claims, isCurrent } from "../policies/sessions";
import type { Limited } from "../rate-limits/rate-limits";
import { type Cursor, cursorOf, readCursor, writeCursor } from "./cursor";
import { toldOfMany } from "./told-of-many";
import { type PhotoRow, type Told, toldTo } from "./told-to";
import { idList, unseen } from "./unseen";

interface Asked {
	/** Whose page asks. Whether that session has ended is read here. */
	claims: Claims;
	eventId: string;
	/** The cursor of the answer before; without it, the answer is only a cursor. */
	since?: string | null;
	/** Whether the page can take many photos at once; one that was opened before the last deploy cannot. */
	many?: boolean;
}

export interface Changes extends Told {
	/** Where to ask from next time. */
	cursor: string;
	/** The cursor was too old, or too much has happened. Whatever the page shows may have changed. */
	reload: boolean;
	/** The event itself or the person's own membership changed. */
	event: boolean;
	/** Somebody on the roll came in, or changed otherwise. Only those who keep the door learn of it. */
	roll: boolean;
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

/** Photos that an answer lists with what became of each. If there are more, it groups them, to pages that can take that. */
const listedMost = 100;

/**
 * One query without news, and two with. Repeating is safe, and a cursor that is older than the last one tells some changes
 * again. Throws SIGNED_OUT if the session has ended, EVENT_NOT_FOUND if the person is not on the roll (any more),
 * INVALID_INPUT, and ASKED_TOO_OFTEN.
 */
export async function readChanges(
	{ db, prepared, limit, limits, now }: Pick<Deps, "db" | "prepared" | "limits" | "now"> & Limited<"changes">,
	{ claims, eventId, since, many = false }: Asked,
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
		...{ reload: false, event: false, photos: [], gone: [], many: null, roll: false },
	});
	if (!cursor) return answer(look.snapshot);

	const reached = cursorOf(look.snapshot, now());
	const tooOld = reached.at - cursor.at > limits.changesCursorSeconds;
	// The database was restored from a dump, and its transaction numbers started again.
	const isFromElsewhere = cursor.next > reached.next;
	const roll = look.role !== null && mayKeepDoor({ role: look.role });
	if (tooOld || isFromElsewhere) return { ...answer(look.snapshot), reload: true, event: true, roll };
	if (!look.isNews) return answer(look.snapshot);

	const most = many ? limits.changesOfMany : limits.changesPerAnswer;
	const news = await readNews(db, { userId, eventId, cursor, most });
	if (!news) throw new AppError("EVENT_NOT_FOUND");
	const keeper = mayKeepDoor(news);
	if (news.count > most) return { ...answer(news.snapshot), reload: true, event: true, roll: keeper };
	const viewer = { userId, role: news.role, status: news.status };
	// How often a photo is reported is for organizers only.
	const photos = news.photos.filter(({ forOrganizers }) => !forOrganizers || mayOrganize(viewer));
	const told = many && photos.length > listedMost ? toldOfMany : toldTo;
	const facts = { event: news.event, roll: keeper && news.roll };
	return { ...answer(news.snapshot), ...facts, ...told(viewer, photos) };
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
				       bool_or(c."wasShown") AS "everShown", bool_and(c."onlyPlace") AS "onlyPlace",
				       bool_and(c."forOrganizers") AS "forOrganizers", p.state, p.place, p."createdAt", p."sectionId",
				       p."placeVersion", p."placeReason", p."placeNote", p."placedAt", by.name AS "placedBy"
				FROM unseen c LEFT JOIN "Photo" p ON p.id = c."photoId" LEFT JOIN "User" by ON by.id = p."placedById"
				WHERE c.kind = 'PHOTO'
				GROUP BY c."photoId", p.id, by.id) photo) AS photos
		FROM "Attendance" a
		WHERE a."eventId" = ${eventId}::uuid AND a."userId" = ${userId}::uuid`;
	return row;
}

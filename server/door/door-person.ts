/**
 * A person as the door shows them. It has names, groups and status, and nothing else of the roll: no e-mail address, no note
 * and no ticket, because a steward may be anybody who helps for an evening, on a phone that is passed around.
 */
import { Prisma } from "@/prisma/generated/client";
import type { AttendanceStatus } from "@/prisma/generated/enums";
import { mayUndoCheckIn } from "../policies/door";
import type { Viewer } from "../policies/membership";

interface CheckIn {
	/** What undoing it names (./undo-check-in.ts), so that nobody takes back a later one than they saw. */
	entry: string;
	/** Null if it was written down without a time. */
	at: Date | null;
	/** Null if nobody did it, or the person themselves, or somebody who is gone. */
	by: string | null;
	/** Whether the reader may undo it. */
	mayUndo: boolean;
}

export interface DoorPerson {
	id: string;
	/** Null if the roll has only an address. */
	name: string | null;
	group: string | null;
	status: AttendanceStatus;
	/** How many companions are expected. */
	plusOnes: number;
	/** How many came, if somebody at the door has said so. Otherwise all of them count. */
	plusOnesIn: number | null;
	/** Null if they are not in. */
	checkIn: CheckIn | null;
}

interface Row extends Omit<DoorPerson, "checkIn"> {
	checkedInAt: Date | null;
	entry: bigint | null;
	how: string | null;
	by: string | null;
}

interface Meant {
	/** On the table "Attendance" as `a`, and so is the order. */
	where: Prisma.Sql;
	order: Prisma.Sql;
	most: number;
}

/** Who checked them in is looked up only for those who are returned, and not for all of thousands whom one letter finds. */
export async function readDoorPeople(
	db: Pick<Prisma.TransactionClient, "$queryRaw">,
	membership: Viewer,
	{ where, order, most }: Meant,
): Promise<DoorPerson[]> {
	const rows = await db.$queryRaw<Row[]>`
		SELECT a.id, coalesce(a.name, theirs.name) AS name, a."group", a.status, a."plusOnes", a."plusOnesIn",
		       a."checkedInAt", checked.id AS entry, checked.how,
		       CASE WHEN checked."actorId" IS DISTINCT FROM a."userId" THEN coalesce(keeper.name, actor.name) END AS by
		FROM (SELECT * FROM "Attendance" a WHERE ${where} ORDER BY ${order} LIMIT ${most}) a
		LEFT JOIN "User" theirs ON theirs.id = a."userId"
		LEFT JOIN LATERAL (
			SELECT id, how, "actorId" FROM "RollEntry"
			WHERE "attendanceId" = a.id AND "to" = 'ATTENDED' ORDER BY id DESC LIMIT 1
		) checked ON a.status = 'ATTENDED'
		LEFT JOIN "User" actor ON actor.id = checked."actorId"
		LEFT JOIN "Attendance" keeper ON keeper."eventId" = a."eventId" AND keeper."userId" = checked."actorId"
		ORDER BY ${order}`;
	return rows.map(({ checkedInAt, entry, how, by, ...person }) => ({
		...person,
		checkIn:
			person.status === "ATTENDED" && entry !== null
				? { entry: String(entry), at: checkedInAt, by, mayUndo: mayUndoCheckIn(membership, { how }) }
				: null,
	}));
}

/** One of them; null if nobody on the event's roll has this row. */
export async function findDoorPerson(
	db: Pick<Prisma.TransactionClient, "$queryRaw">,
	{ eventId, membership, personId }: { eventId: string; membership: Viewer; personId: string },
): Promise<DoorPerson | null> {
	const where = Prisma.sql`a.id = ${personId}::uuid AND a."eventId" = ${eventId}::uuid`;
	const [person] = await readDoorPeople(db, membership, { where, order: Prisma.sql`a.id`, most: 1 });
	return person ?? null;
}

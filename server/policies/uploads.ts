/** Who may add photos, and when. */
import { Prisma, type PrismaClient } from "@/prisma/generated/client";
import type { AttendanceStatus } from "@/prisma/generated/enums";
import { hasAttended } from "@/rules/roles";
import { AppError, type ErrorCode } from "../errors";
import type { Viewer } from "./membership";

export type UploadRefusal = Extract<
	ErrorCode,
	"NOT_ON_THE_ROLL" | "UPLOADS_BLOCKED" | "EVENT_ARCHIVED" | "UPLOADS_NOT_OPEN" | "UPLOADS_CLOSED"
>;

export interface UploadWindow {
	uploadsOpenAt: Date;
	uploadsCloseAt: Date | null;
	archivedAt: Date | null;
}

/** A person's own row on the roll, or that of somebody they look after. */
export interface HouseholdRow {
	id: string;
	/** Whether it is the person's own. */
	own: boolean;
	name: string | null;
	status: AttendanceStatus;
	/** Whether an organizer has blocked what is added by or for them. */
	blocked: boolean;
}

/** Their own row, and those of their dependants by name: who a person may add photos for, if they attended. */
export const householdSelect = {
	id: true,
	name: true,
	status: true,
	uploadsBlockedAt: true,
	dependants: {
		select: { id: true, name: true, status: true, uploadsBlockedAt: true },
		orderBy: [{ sortName: "asc" }, { id: "asc" }],
	},
} as const satisfies Prisma.AttendanceSelect;

type Household = Prisma.AttendanceGetPayload<{ select: typeof householdSelect }>;

export const householdOf = ({ dependants, ...own }: Household): HouseholdRow[] => [
	asHouseholdRow(own, true),
	...dependants.map((row) => asHouseholdRow(row, false)),
];

const asHouseholdRow = (
	{ uploadsBlockedAt, ...row }: Omit<Household, "dependants">,
	own: boolean,
): HouseholdRow => ({ ...row, own, blocked: uploadsBlockedAt !== null });

/** Those of a household for whom photos may be added. The guardian may if they or a dependant attended. */
export const attendedOf = (household: readonly HouseholdRow[]) =>
	household.filter((row) => hasAttended(row) && !row.blocked);

/** Why nobody of the household may add photos, whenever it is. Somebody who is blocked may add none for others, either. */
function householdRefusal(household: readonly HouseholdRow[]): "NOT_ON_THE_ROLL" | "UPLOADS_BLOCKED" | null {
	if (!household.some(hasAttended)) return "NOT_ON_THE_ROLL";
	const isBlocked = household.some(({ own, blocked }) => own && blocked);
	return isBlocked || attendedOf(household).length === 0 ? "UPLOADS_BLOCKED" : null;
}

/** Why this person may not add photos now, or null if they may. */
export function uploadRefusal(
	household: readonly HouseholdRow[],
	window: UploadWindow,
	now: Date,
): UploadRefusal | null {
	const refusal = householdRefusal(household) ?? overRefusal(window, now);
	if (refusal) return refusal;
	return now < window.uploadsOpenAt ? "UPLOADS_NOT_OPEN" : null;
}

/** Why nobody may add photos any more, or null if they may, now or later. */
export function overRefusal(
	{ archivedAt, uploadsCloseAt }: Pick<UploadWindow, "archivedAt" | "uploadsCloseAt">,
	now: Date,
): UploadRefusal | null {
	if (archivedAt) return "EVENT_ARCHIVED";
	return uploadsCloseAt && now >= uploadsCloseAt ? "UPLOADS_CLOSED" : null;
}

/**
 * For whom a photo is: null for the uploader themselves. Without a wish it is for them if they attended, else for the first
 * of their dependants who did. Throws NOT_YOUR_DEPENDANT.
 */
export function forWhom(household: readonly HouseholdRow[], wish: string | null): string | null {
	const attended = attendedOf(household);
	const chosen = wish === null ? attended[0] : attended.find(({ id }) => id === wish);
	if (!chosen) throw new AppError("NOT_YOUR_DEPENDANT");
	return chosen.own ? null : chosen.id;
}

interface Asked {
	eventId: string;
	userId: string;
}

/** For whom somebody may add photos, and what they may see. */
export interface UploadRight {
	household: HouseholdRow[];
	viewer: Viewer;
}

type ReadRow = HouseholdRow & UploadWindow & Pick<Viewer, "role">;

/**
 * Locks the rows of the person's household for the rest of the transaction and checks that they may upload.
 * The lock makes the roll and the quota exact, because a second request or an organizer's change has to wait for it.
 */
export const lockUploadRight = (
	tx: Prisma.TransactionClient,
	who: Asked & { now: Date },
): Promise<UploadRight> => checkWindow(tx, who, Prisma.sql`FOR UPDATE OF a`);

/**
 * The same check without a lock, before anything is written for this person. It refuses strangers cheaply, but only
 * lockUploadRight is exact.
 */
export const checkUploadRight = (
	db: Pick<PrismaClient, "$queryRaw">,
	who: Asked & { now: Date },
): Promise<UploadRight> => checkWindow(db, who, Prisma.empty);

async function checkWindow(
	db: Pick<PrismaClient, "$queryRaw">,
	{ now, ...who }: Asked & { now: Date },
	lock: Prisma.Sql,
): Promise<UploadRight> {
	const rows = await readHousehold(db, who, lock);
	const [first] = rows;
	const refusal = first ? uploadRefusal(rows, first, now) : "NOT_ON_THE_ROLL";
	if (!first || refusal) throw new AppError(refusal ?? "NOT_ON_THE_ROLL");
	return { household: rows, viewer: { userId: who.userId, role: first.role } };
}

/**
 * Locks the same rows for the rest of the transaction. Throws NOT_ON_THE_ROLL if neither the person nor a dependant
 * attended, and UPLOADS_BLOCKED if what is added by the person, or for the one with the row `forId`, is blocked.
 */
export async function lockAttended(
	tx: Prisma.TransactionClient,
	{ forId, ...who }: Asked & { forId: string | null },
): Promise<void> {
	const household = await readHousehold(tx, who, Prisma.sql`FOR UPDATE OF a`);
	const refusal = householdRefusal(household);
	if (refusal) throw new AppError(refusal);
	if (household.some(({ id, blocked }) => id === forId && blocked)) throw new AppError("UPLOADS_BLOCKED");
}

/** Throws NOT_ON_THE_ROLL if neither the person nor a dependant attended, whether they are blocked or not. */
export async function checkAttended(db: Pick<PrismaClient, "$queryRaw">, who: Asked): Promise<void> {
	const household = await readHousehold(db, who, Prisma.empty);
	if (!household.some(hasAttended)) throw new AppError("NOT_ON_THE_ROLL");
}

/**
 * Whether the person with the row `a`, or a dependant of theirs, attended, as a condition in SQL. False without a row.
 */
export const attendedSql = Prisma.sql`coalesce(a.status = 'ATTENDED' OR EXISTS (
	SELECT FROM "Attendance" d WHERE d."guardianId" = a.id AND d.status = 'ATTENDED'), false)`;

/** The person's own row first, then their dependants by name. The rows are locked in the order of all who lock several. */
async function readHousehold(
	db: Pick<PrismaClient, "$queryRaw">,
	{ eventId, userId }: Asked,
	lock: Prisma.Sql,
): Promise<ReadRow[]> {
	const rows = await db.$queryRaw<ReadRow[]>`
		SELECT a.id, a."userId" IS NOT DISTINCT FROM ${userId}::uuid AS own, a.name, a.role, a.status,
		       a."uploadsBlockedAt" IS NOT NULL AS blocked, e."uploadsOpenAt", e."uploadsCloseAt", e."archivedAt"
		FROM "Attendance" a JOIN "Event" e ON e.id = a."eventId"
		WHERE a."eventId" = ${eventId}::uuid AND (a."userId" = ${userId}::uuid OR a."guardianId" = (
			SELECT id FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid))
		ORDER BY a.id ${lock}`;
	const nameOf = ({ name }: HouseholdRow) => name?.toLowerCase() ?? "";
	return rows.sort(
		(one, other) => Number(other.own) - Number(one.own) || (nameOf(one) < nameOf(other) ? -1 : 1),
	);
}

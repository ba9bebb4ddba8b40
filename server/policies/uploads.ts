/** Who may add photos, and when. */
import { Prisma, type PrismaClient } from "@/prisma/generated/client";
import { hasAttended } from "@/rules/roles";
import { AppError, type ErrorCode } from "../errors";
import type { Limits } from "../limits";
import type { Membership } from "./membership";

export type UploadRefusal = Extract<
	ErrorCode,
	"NOT_ON_THE_ROLL" | "EVENT_ARCHIVED" | "UPLOADS_NOT_OPEN" | "UPLOADS_CLOSED"
>;

export interface UploadWindow {
	uploadsOpenAt: Date;
	uploadsCloseAt: Date | null;
	archivedAt: Date | null;
}

/** Why this person may not add photos now, or null if they may. */
export function uploadRefusal(membership: Membership, window: UploadWindow, now: Date): UploadRefusal | null {
	if (!hasAttended(membership)) return "NOT_ON_THE_ROLL";
	if (window.archivedAt) return "EVENT_ARCHIVED";
	if (now < window.uploadsOpenAt) return "UPLOADS_NOT_OPEN";
	if (window.uploadsCloseAt && now >= window.uploadsCloseAt) return "UPLOADS_CLOSED";
	return null;
}

/**
 * Locks the person's row on the roll for the rest of the transaction and checks that they may upload.
 * The lock makes the roll and the quota exact, because a second request or an organizer's change has to wait for it.
 */
export async function lockUploadRight(
	tx: Prisma.TransactionClient,
	{ eventId, userId, now }: { eventId: string; userId: string; now: Date },
): Promise<Membership> {
	return checkRow(tx, { eventId, userId, now }, Prisma.sql`FOR UPDATE OF a`);
}

/**
 * The same check without a lock, before anything is written for this person. It refuses strangers cheaply, but only
 * lockUploadRight is exact.
 */
export const checkUploadRight = (
	db: Pick<PrismaClient, "$queryRaw">,
	who: { eventId: string; userId: string; now: Date },
): Promise<Membership> => checkRow(db, who, Prisma.empty);

async function checkRow(
	db: Pick<PrismaClient, "$queryRaw">,
	{ eventId, userId, now }: { eventId: string; userId: string; now: Date },
	lock: Prisma.Sql,
): Promise<Membership> {
	const [row] = await db.$queryRaw<(Membership & UploadWindow)[]>`
		SELECT a."userId", a.role, a.status, e."uploadsOpenAt", e."uploadsCloseAt", e."archivedAt"
		FROM "Attendance" a JOIN "Event" e ON e.id = a."eventId"
		WHERE a."eventId" = ${eventId}::uuid AND a."userId" = ${userId}::uuid
		${lock}`;
	const refusal = row ? uploadRefusal(row, row, now) : "NOT_ON_THE_ROLL";
	if (!row || refusal) throw new AppError(refusal ?? "NOT_ON_THE_ROLL");
	return row;
}

/** Locks the same row for the rest of the transaction. Throws NOT_ON_THE_ROLL if the person did not attend. */
export async function lockAttended(
	tx: Prisma.TransactionClient,
	{ eventId, userId }: { eventId: string; userId: string },
): Promise<void> {
	const [row] = await tx.$queryRaw<Pick<Membership, "status">[]>`
		SELECT status FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid FOR UPDATE`;
	if (!row || !hasAttended(row)) throw new AppError("NOT_ON_THE_ROLL");
}

interface At {
	limits: Pick<Limits, "intentSeconds" | "putUrlSeconds">;
	now: Date;
}

/**
 * The `expiresAt` of an intent whose last URL stops working at this moment, for that URL was signed `intentSeconds` before
 * `expiresAt`. There is no column for it, so it is right for rows that the release before wrote as well.
 */
const expiresAtOfDeadUrl = ({ limits, now }: At) =>
	new Date(now.getTime() + (limits.intentSeconds - limits.putUrlSeconds) * 1_000);

/** Whether the intent's last URL no longer starts a PUT. */
export const isUrlDead = (intent: { expiresAt: Date }, at: At) => intent.expiresAt <= expiresAtOfDeadUrl(at);

/** When the last URL of an intent stops working. */
export const urlDiesAt = ({ expiresAt }: { expiresAt: Date }, { limits }: Pick<At, "limits">) =>
	new Date(expiresAt.getTime() - (limits.intentSeconds - limits.putUrlSeconds) * 1_000);

/**
 * The intents that take a place in their person's quota: those that are open, and those that ended while their URL still
 * works. Otherwise somebody could collect URLs for any number of objects by ending one upload after another.
 */
export const takesPlace = (at: At): Prisma.UploadWhereInput => ({
	OR: [{ state: "PENDING" }, { expiresAt: { gt: expiresAtOfDeadUrl(at) } }],
});

/** `takesPlace` as a condition on "Upload". */
export const takesPlaceSql = (at: At) =>
	Prisma.sql`(state = 'PENDING' OR "expiresAt" > ${expiresAtOfDeadUrl(at)})`;

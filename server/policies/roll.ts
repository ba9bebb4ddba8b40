/**
 * Who may do what, in one place. A person's place on the roll decides; there is no other source of rights.
 * Everything here is read from the database at the time of the request, so leaving the roll works at once.
 */
import { Prisma, type PrismaClient } from "@/prisma/generated/client";
import type { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";
import { AppError, type ErrorCode } from "../errors";
import { failedAfterHashing } from "../photos/develop-failures";

export interface Place {
	userId: string;
	role: AttendanceRole;
	status: AttendanceStatus;
}

export interface UploadWindow {
	uploadsOpenAt: Date;
	uploadsCloseAt: Date | null;
}

/** Why this person may not add photos now, or null if they may. */
export function uploadRefusal(place: Place, window: UploadWindow, now: Date): ErrorCode | null {
	if (place.status !== "ATTENDED") return "NOT_ON_THE_ROLL";
	if (now < window.uploadsOpenAt) return "UPLOADS_NOT_OPEN";
	if (window.uploadsCloseAt && now >= window.uploadsCloseAt) return "UPLOADS_CLOSED";
	return null;
}

/** Its uploader and the organizers may change and remove a photo. */
export const mayEdit = (place: Place, photo: { uploaderId: string }) =>
	place.role === "ORGANIZER" || photo.uploaderId === place.userId;

/**
 * They may read its original as well, once developing has hashed it. Before that it need not be what its uploader
 * announced: a store that takes headers nobody signed can be talked into copying another person's original there.
 */
export const mayReadOriginal = (
	place: Place,
	photo: { uploaderId: string; state: string; failure: string | null },
) => mayEdit(place, photo) && (photo.state === "READY" || failedAfterHashing.includes(photo.failure ?? ""));

/** Until a photo is READY, and while it is hidden, only its uploader and the organizers see it. */
export const maySee = (place: Place, photo: { uploaderId: string; state: string; hidden: boolean }) =>
	mayEdit(place, photo) || (photo.state === "READY" && !photo.hidden);

/** What everybody on the roll sees: the live wall shows nothing else, whoever put it up. */
export const shownToAll = { state: "READY", hidden: false } as const satisfies Prisma.PhotoWhereInput;

/** `maySee` as a filter for lists. */
export function visibleTo(place: Place): Prisma.PhotoWhereInput {
	if (place.role === "ORGANIZER") return {};
	return { OR: [shownToAll, { uploaderId: place.userId }] };
}

/** Organizers decide what the album shows. */
export const mayHide = (place: Place) => place.role === "ORGANIZER";

/** The person's place on the roll of an event; null for a stranger. One query. */
export async function findPlace(
	db: Pick<PrismaClient, "attendance">,
	{ eventId, userId }: { eventId: string; userId: string },
): Promise<Place | null> {
	const row = await db.attendance.findUnique({
		where: { eventId_userId: { eventId, userId } },
		select: { role: true, status: true },
	});
	return row && { userId, ...row };
}

/**
 * Takes the person's row of the roll for the rest of the transaction and checks that they may upload.
 * The lock makes the roll and the quota exact: neither a second request nor an organizer's change gets between.
 */
export async function lockUploadRight(
	tx: Prisma.TransactionClient,
	{ eventId, userId, now }: { eventId: string; userId: string; now: Date },
): Promise<void> {
	await checkRow(tx, { eventId, userId, now }, Prisma.sql`FOR UPDATE OF a`);
}

/**
 * The same without a lock, before anything is written for this person. It keeps strangers out cheaply; exact is
 * lockUploadRight alone.
 */
export const checkUploadRight = (
	db: Pick<PrismaClient, "$queryRaw">,
	who: { eventId: string; userId: string; now: Date },
): Promise<void> => checkRow(db, who, Prisma.empty);

async function checkRow(
	db: Pick<PrismaClient, "$queryRaw">,
	{ eventId, userId, now }: { eventId: string; userId: string; now: Date },
	lock: Prisma.Sql,
): Promise<void> {
	const [row] = await db.$queryRaw<(Place & UploadWindow)[]>`
		SELECT a."userId", a.role, a.status, e."uploadsOpenAt", e."uploadsCloseAt"
		FROM "Attendance" a JOIN "Event" e ON e.id = a."eventId"
		WHERE a."eventId" = ${eventId}::uuid AND a."userId" = ${userId}::uuid
		${lock}`;
	const refusal = row ? uploadRefusal(row, row, now) : "NOT_ON_THE_ROLL";
	if (refusal) throw new AppError(refusal);
}

/** Takes the same row for the rest of the transaction. Throws NOT_ON_THE_ROLL where the person did not attend. */
export async function lockAttended(
	tx: Prisma.TransactionClient,
	{ eventId, userId }: { eventId: string; userId: string },
): Promise<void> {
	const [row] = await tx.$queryRaw<Pick<Place, "status">[]>`
		SELECT status FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid FOR UPDATE`;
	if (row?.status !== "ATTENDED") throw new AppError("NOT_ON_THE_ROLL");
}

/**
 * Reads intents. An intent ends in one of two ways: it becomes a Photo (./photo-from-intent.ts), or its row is
 * kept as ended for a day, in case its object still arrives (./end-intent.ts).
 */
import type { PrismaClient } from "@/prisma/generated/client";
import type { AttendanceRole, ModerationMode, UploadState } from "@/prisma/generated/enums";
import { attendedSql } from "../policies/uploads";

export type EndedState = Exclude<UploadState, "PENDING">;

export interface Intent {
	id: string;
	eventId: string;
	uploaderId: string;
	key: string;
	sha256: string;
	contentType: string;
	size: number;
	title: string;
	description: string;
	state: UploadState;
	expiresAt: Date;
	/** Whether a process took the lease on the ended intent and has not given it back (./end-intent.ts). */
	removalBegun: boolean;
	/** How often the person cancelled the upload. */
	cancellations: number;
	/** The section that the uploader chose; null if the photo goes by its time. */
	sectionId: string | null;
	uploaderName: string | null;
	moderation: ModerationMode;
	/** For whom the photo is (../policies/uploads.ts), with their name; null for the uploader themselves. */
	forId: string | null;
	forName: string | null;
	/** The uploader's current role; null when they were taken off the roll. */
	role: AttendanceRole | null;
	/** Whether the uploader or a dependant of theirs attended. */
	attended: boolean;
	/** Whether an organizer has blocked what is added by the uploader, or for the person it is for. */
	blocked: boolean;
}

/** The intent and everything that confirm needs to know about it, in one query. */
export async function findIntent(
	db: Pick<PrismaClient, "$queryRaw">,
	photoId: string,
): Promise<Intent | null> {
	const [row] = await db.$queryRaw<Intent[]>`
		SELECT u.id, u."eventId", u."uploaderId", u.key, u.sha256, u."contentType", u.size, u.title, u.description,
		       u.state, u."expiresAt", u."removingUntil" IS NOT NULL AS "removalBegun", u.cancellations, u."sectionId",
		       p.name AS "uploaderName", e.moderation, u."forId", f.name AS "forName", a.role, ${attendedSql} AS attended,
		       (a."uploadsBlockedAt" IS NOT NULL OR f."uploadsBlockedAt" IS NOT NULL) AS blocked
		FROM "Upload" u
		JOIN "User" p ON p.id = u."uploaderId"
		JOIN "Event" e ON e.id = u."eventId"
		LEFT JOIN "Attendance" f ON f.id = u."forId"
		LEFT JOIN "Attendance" a ON a."eventId" = u."eventId" AND a."userId" = u."uploaderId"
		WHERE u.id = ${photoId}::uuid`;
	return row ?? null;
}

/** Matches the intent only as it was read: announcing it again changes `expiresAt`, and ending it changes `state`. */
export const sameIntent = ({ id, size, contentType, expiresAt, state }: Intent) =>
	({ id, size, contentType, expiresAt, state }) as const;

/** Whether the intent has not been renewed, ended or confirmed since it was read. */
export async function isUnchanged(
	{ upload }: Pick<PrismaClient, "upload">,
	intent: Intent,
): Promise<boolean> {
	return (await upload.count({ where: sameIntent(intent) })) === 1;
}

/**
 * Ends a pending intent whose time is up. It removes nothing, because the next sweep finds an object that arrives
 * later.
 */
export async function expireIntent(
	{ upload }: Pick<PrismaClient, "upload">,
	intent: Intent,
): Promise<boolean> {
	const ended = await upload.updateMany({ where: sameIntent(intent), data: { state: "EXPIRED" } });
	return ended.count === 1;
}

/**
 * Reading and ending intents. An intent ends in one of two ways: it becomes a Photo (./confirm-upload.ts),
 * or it is discarded here together with its object, under a lock that a confirm of the same intent waits for.
 * So no Photo can ever point at an object that was just deleted.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import type { AttendanceRole, AttendanceStatus, ModerationMode, UploadState } from "@/prisma/generated/enums";
import type { Deps } from "../deps";

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
	uploaderName: string | null;
	moderation: ModerationMode;
	/** The uploader's place on the roll now; null when they were taken off it. */
	role: AttendanceRole | null;
	status: AttendanceStatus | null;
}

/** The intent and all that confirm must know about it, in one query. */
export async function findIntent(
	db: Pick<PrismaClient, "$queryRaw">,
	photoId: string,
): Promise<Intent | null> {
	const [row] = await db.$queryRaw<Intent[]>`
		SELECT u.id, u."eventId", u."uploaderId", u.key, u.sha256, u."contentType", u.size, u.title, u.description,
		       u.state, u."expiresAt", p.name AS "uploaderName", e.moderation, a.role, a.status
		FROM "Upload" u
		JOIN "User" p ON p.id = u."uploaderId"
		JOIN "Event" e ON e.id = u."eventId"
		LEFT JOIN "Attendance" a ON a."eventId" = u."eventId" AND a."userId" = u."uploaderId"
		WHERE u.id = ${photoId}::uuid`;
	return row ?? null;
}

/** Of a transaction that waits for `storage.remove`, whose minute with all its attempts fits in. Milliseconds. */
export const whileStoreAnswers = { maxWait: 10_000, timeout: 90_000 };

/**
 * Ends a pending intent and removes whatever is stored under its key. False where it is no longer the pending
 * intent that was looked at: somebody confirmed, ended or renewed it meanwhile, and nothing is removed.
 */
export async function discardIntent(
	{ db, storage }: Pick<Deps, "db" | "storage">,
	intent: Intent,
	state: Exclude<UploadState, "PENDING">,
): Promise<boolean> {
	return db.$transaction(async (tx) => {
		const ended = await tx.upload.updateMany({ where: samePending(intent), data: { state } });
		if (ended.count === 0) return false;
		await storage.remove([intent.key]);
		return true;
	}, whileStoreAnswers);
}

/**
 * Whether it is still the pending intent that was looked at. Waits for whoever is ending it, who removes the object
 * before anybody can read that it has ended.
 */
export async function isPending({ upload }: Pick<PrismaClient, "upload">, intent: Intent): Promise<boolean> {
	const unchanged = await upload.updateMany({ where: samePending(intent), data: { state: "PENDING" } });
	return unchanged.count === 1;
}

/** The intent exactly as it was read: asking again for an upload may have renewed it since. */
export const samePending = ({ id, size, contentType, expiresAt }: Intent) =>
	({ id, size, contentType, expiresAt, state: "PENDING" }) as const;

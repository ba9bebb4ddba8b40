/**
 * Deletes a photo's row. A job for each of its objects is added in the same transaction, so that the objects are removed
 * even if the call dies right after it (../jobs/remove-objects.ts). An audit entry records who deleted the photo.
 */
import type { Prisma } from "@/prisma/generated/client";
import { type AuditAction, writeAudit } from "../audit/write-audit";
import { urlsSignedSince } from "../policies/quota";
import { renditionKey } from "./object-key";

interface Gone {
	id: string;
	eventId: string;
	uploaderId: string;
	createdAt: Date;
	key: string;
	renditionRound: number;
	renditionWidths: number[];
}

interface Deletion {
	where: Prisma.Sql;
	actorId: string;
	action: Extract<AuditAction, "photo.remove" | "photo.replace">;
	/**
	 * If it was confirmed a moment ago, its signed URL can write its object again once that is removed, so it keeps its place in
	 * its uploader's quota for a while (../policies/quota.ts). This holds for somebody who may add none now as well, because
	 * they may again in a minute.
	 */
	at: Parameters<typeof urlsSignedSince>[0];
}

/** Returns the keys of the photo's objects, or null if no photo meets the condition (any more). */
export async function deletePhoto(
	tx: Prisma.TransactionClient,
	{ where, actorId, action, at }: Deletion,
): Promise<string[] | null> {
	// The keys come from the deleted row, because developing may have changed the row since the caller read it.
	const [gone] = await tx.$queryRaw<Gone[]>`
		DELETE FROM "Photo" WHERE ${where}
		RETURNING id, "eventId", "uploaderId", "createdAt", key, "renditionRound", "renditionWidths"`;
	if (!gone) return null;
	const { id, eventId, key, renditionWidths } = gone;
	const keys = [key, ...renditionWidths.map((width) => renditionKey(gone, width))];
	const holdsPlace = gone.createdAt > urlsSignedSince(at);
	const jobs = keys.map((subject) => ({
		kind: "REMOVE_OBJECT" as const,
		subject,
		...(holdsPlace && subject === key && { personId: gone.uploaderId, createdAt: at.now }),
	}));
	await tx.job.createMany({ data: jobs, skipDuplicates: true });
	await writeAudit(tx, { eventId, actorId, action, subject: { photoId: id }, details: null });
	return keys;
}

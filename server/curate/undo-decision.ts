import { writeUndoAudits } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";

/**
 * Takes one decision back: each photo is again where it was, unless somebody has decided since, and the reports that the decision
 * settled are open again. Any organizer of the event may.
 * Repeating is safe and changes nothing more. Returns how many photos are back and how many stay. Throws DECISION_NOT_FOUND, also
 * once the decision is too old (server/limits.ts).
 */
export async function undoDecision(
	{ db, now }: Pick<Deps, "db" | "now">,
	{ eventId, membership, press: decision }: { eventId: string; membership: Membership; press: string },
): Promise<{ count: number; left: number }> {
	return db.$transaction(async (tx) => {
		const { count: undone } = await tx.decision.updateMany({
			where: { id: decision, eventId, undoneAt: null },
			data: { undoneAt: now(), undoneById: membership.userId },
		});
		const known = await tx.decision.findFirst({ where: { id: decision, eventId }, select: { count: true } });
		if (!known) throw new AppError("DECISION_NOT_FOUND");
		if (undone === 0) return { count: 0, left: 0 };
		// In the order of their ids, so that two organizers never wait for each other.
		await tx.$executeRaw`
			SELECT FROM "Photo" JOIN "DecidedPhoto" decided ON decided."photoId" = "Photo".id
			WHERE decided."decisionId" = ${decision}::uuid ORDER BY "Photo".id FOR UPDATE OF "Photo"`;
		await writeUndoAudits(tx, { eventId, actorId: membership.userId, decision });
		// The person who had placed a photo may be gone.
		const count = await tx.$executeRaw`
			UPDATE "Photo" photo SET place = decided.place, "placeReason" = decided."placeReason",
				"placeNote" = decided."placeNote", "placedAt" = decided."placedAt",
				"placedById" = (SELECT id FROM "User" WHERE id = decided."placedById"),
				"reportsSettledTo" = CASE WHEN photo."reportsSettledTo" = decided."reportsSettledTo"
					THEN decided."reportsSettledFrom" ELSE photo."reportsSettledTo" END
			FROM "DecidedPhoto" decided
			WHERE decided."decisionId" = ${decision}::uuid AND photo.id = decided."photoId"
			  AND photo."placeVersion" = decided.version`;
		return { count, left: known.count - count };
	});
}

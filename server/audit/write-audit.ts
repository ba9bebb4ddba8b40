/**
 * The audit log: who did what to what in an event. It is written in the transaction of the change, and an entry outlives
 * its subject. The table below is the only list of actions, and nothing else writes to the log.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotoPlace } from "@/prisma/generated/enums";
import type { HideReason } from "@/rules/hide-reasons";

interface PhotoSubject {
	photoId: string;
}

/**
 * Every action, with what it is done to, and what else its entry says. An entry never goes, so it has codes and no words
 * of a person.
 */
interface AuditActions {
	"photo.hide": { subject: PhotoSubject; details: { reason: HideReason | null } };
	/** A photo that waited was approved, or a hidden one is back in the album. */
	"photo.show": { subject: PhotoSubject; details: { from: PhotoPlace } };
	"photo.remove": { subject: PhotoSubject; details: null };
	/** A failed photo was removed because its bytes were added again. */
	"photo.replace": { subject: PhotoSubject; details: null };
}

export type AuditAction = keyof AuditActions;

/** A union with a member for each action, so that an action with what belongs to another one does not compile. */
type AuditEntry = {
	[Action in AuditAction]: { eventId: string; actorId: string; action: Action } & AuditActions[Action];
}[AuditAction];

export async function writeAudit(
	tx: Pick<Prisma.TransactionClient, "auditEntry">,
	{ eventId, actorId, action, subject, details }: AuditEntry,
): Promise<void> {
	const data = { eventId, actorId, action, subject: subject.photoId, details: details ?? undefined };
	await tx.auditEntry.create({ data });
}

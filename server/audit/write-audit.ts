/**
 * The audit log: who did what to what in an event. It is written in the transaction of the change, and an entry outlives
 * its subject. The table below is the only list of actions, and nothing else writes to the log.
 */
import type { Prisma } from "@/prisma/generated/client";

interface PhotoSubject {
	photoId: string;
}

/** Every action, with what it is done to. */
interface AuditActions {
	"photo.hide": { subject: PhotoSubject };
	"photo.show": { subject: PhotoSubject };
	"photo.remove": { subject: PhotoSubject };
	/** A failed photo was removed because its bytes were added again. */
	"photo.replace": { subject: PhotoSubject };
}

export type AuditAction = keyof AuditActions;

/** A union with a member for each action, so that an action and the subject of another one do not compile. */
type AuditEntry = {
	[Action in AuditAction]: { eventId: string; actorId: string; action: Action } & AuditActions[Action];
}[AuditAction];

export async function writeAudit(
	tx: Pick<Prisma.TransactionClient, "auditEntry">,
	{ eventId, actorId, action, subject }: AuditEntry,
): Promise<void> {
	await tx.auditEntry.create({ data: { eventId, actorId, action, subject: subject.photoId } });
}

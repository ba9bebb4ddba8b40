import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";

/**
 * Archives the event, or brings it back. An archived event takes no new uploads (../policies/uploads.ts) and is listed
 * apart; everybody on its roll still sees its album. Repeating is safe.
 */
export async function archiveEvent(
	{ db, now }: Pick<Deps, "db" | "now">,
	{ eventId, userId, archived }: { eventId: string; userId: string; archived: boolean },
): Promise<{ archived: boolean }> {
	return db.$transaction(async (tx) => {
		const { count } = await tx.event.updateMany({
			where: { id: eventId, archivedAt: archived ? null : { not: null } },
			data: { archivedAt: archived ? now() : null },
		});
		if (count > 0)
			await writeAudit(tx, {
				...{ eventId, actorId: userId, action: archived ? "event.archive" : "event.unarchive" },
				...{ subject: { eventId }, details: null },
			});
		return { archived };
	});
}

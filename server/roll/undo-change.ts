import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";

/**
 * Gives the people of one change the status back that they had before it. Whose status has changed since, or who has left
 * the roll, is left as they are. Repeating is safe. Returns how many rows changed.
 */
export async function undoChange(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, change }: { eventId: string; membership: Membership; change: string },
): Promise<{ changed: number }> {
	const changed = await db.$transaction(async (tx) => {
		await asActor(tx, { actorId: membership.userId, how: "UNDO" });
		return tx.$executeRaw`
			UPDATE "Attendance" row SET status = entry."from", "checkedInAt" = entry."checkedInAt"
			FROM "RollEntry" entry
			WHERE entry."eventId" = ${eventId}::uuid AND entry.change = ${change}::uuid
			  AND entry."from" IS NOT NULL AND entry."to" IS NOT NULL
			  AND row.id = entry."attendanceId" AND row."eventId" = entry."eventId"
			  AND entry.id = (SELECT max(id) FROM "RollEntry" last WHERE last."attendanceId" = row.id)`;
	});
	return { changed };
}

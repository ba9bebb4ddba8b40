import { randomUUID } from "node:crypto";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";

/**
 * Writes down that people attended, or that they did not. Who is marked already keeps the first time. Somebody who is
 * unmarked has the status they had before they were first marked, as the log says. Returns how many rows changed, and the
 * change that ./undo-change.ts takes back.
 */
export async function setAttended(
	{ db, now }: Pick<Deps, "db" | "now">,
	{
		eventId,
		membership,
		personIds,
		attended,
	}: { eventId: string; membership: Membership; personIds: string[]; attended: boolean },
): Promise<{ change: string; changed: number }> {
	const change = randomUUID();
	const changed = await db.$transaction(async (tx) => {
		await asActor(tx, { actorId: membership.userId, how: "BY_HAND", change });
		// Locked in one order, so that two organizers who mark the same people do not wait for each other.
		await tx.$queryRaw`
			SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND id = ANY(${personIds}::uuid[])
			ORDER BY id FOR NO KEY UPDATE`;
		if (attended)
			return tx.$executeRaw`
				UPDATE "Attendance" SET status = 'ATTENDED', "checkedInAt" = ${now()}
				WHERE "eventId" = ${eventId}::uuid AND id = ANY(${personIds}::uuid[]) AND status <> 'ATTENDED'`;
		return tx.$executeRaw`
			UPDATE "Attendance" row SET "checkedInAt" = NULL, status = coalesce(
				(SELECT "from" FROM "RollEntry" entry
				 WHERE entry."attendanceId" = row.id AND entry."to" = 'ATTENDED' AND entry."from" <> 'ATTENDED'
				 ORDER BY entry.id DESC LIMIT 1),
				'REGISTERED')
			WHERE "eventId" = ${eventId}::uuid AND id = ANY(${personIds}::uuid[]) AND status = 'ATTENDED'`;
	});
	return { change, changed };
}

import type { Deps } from "../deps";
import { invitations, meantRows, rollWithInvitations } from "../policies/invitations";
import type { Membership } from "../policies/membership";
import { lockOrganizers } from "../policies/organizers";

/**
 * Writes down that an organizer has told these people, by whatever means; without `personIds`, everybody on the roll. Who was
 * told already, and who is about to get an e-mail, is left as they are. Returns how many people changed. Repeating is safe.
 * ./undo-press.ts takes it back.
 */
export async function tellByHand(
	{ db, now }: Pick<Deps, "db" | "now">,
	{
		eventId,
		membership: { userId },
		press,
		personIds,
	}: { eventId: string; membership: Membership; press: string; personIds?: string[] | undefined },
): Promise<{ told: number }> {
	const told = await db.$transaction(async (tx) => {
		await lockOrganizers(tx, eventId);
		return tx.$executeRaw`
			INSERT INTO "Invitation" AS old ("attendanceId", "eventId", "toldAt", how, "pressId", "byId")
			SELECT "row".id, "row"."eventId", ${now()}, 'BY_HAND', ${press}::uuid, ${userId}::uuid
			FROM ${rollWithInvitations}
			WHERE ${meantRows(eventId, personIds)} AND ${invitations.mayBeMarked}
			ORDER BY "row".id
			ON CONFLICT ("attendanceId") DO UPDATE
			SET "toldAt" = excluded."toldAt", how = 'BY_HAND', "pressId" = excluded."pressId", "byId" = excluded."byId"
			WHERE old."toldAt" IS NULL AND coalesce(old.mail NOT IN ('WAITING', 'SENDING'), true)`;
	});
	return { told };
}

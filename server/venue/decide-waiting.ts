import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { asActor } from "../roll/as-actor";
import { admit } from "./admit";

/**
 * Lets people in, or refuses them. Who asked at an open door is marked as attended, who asked before it opened is put on
 * the roll. Somebody who was refused can be let in later, and not the other way round: their place on the roll then is
 * what counts. Repeating is safe. Returns how many were decided.
 */
export async function decideWaiting(
	{ db, now }: Pick<Deps, "db" | "now">,
	{
		eventId,
		membership: { userId: actorId },
		requestIds,
		accept,
	}: { eventId: string; membership: Membership; requestIds: string[]; accept: boolean },
): Promise<{ decided: number }> {
	return db.$transaction(async (tx) => {
		await asActor(tx, { actorId, how: "BY_HAND" });
		// In the order of all who lock several people, and before their requests, as entering does.
		await tx.$queryRaw`
			SELECT FROM "User" WHERE id IN (
				SELECT "userId" FROM "VenueRequest" WHERE "eventId" = ${eventId}::uuid AND id = ANY(${requestIds}::uuid[]))
			ORDER BY id FOR NO KEY UPDATE`;
		const states = accept ? (["WAITING", "REFUSED"] as const) : (["WAITING"] as const);
		const decided = await tx.venueRequest.updateManyAndReturn({
			where: { eventId, id: { in: requestIds }, state: { in: [...states] } },
			data: { state: accept ? "ACCEPTED" : "REFUSED", decidedAt: now(), decidedById: actorId },
			select: { userId: true, atDoor: true },
		});
		if (accept)
			for (const { userId, atDoor } of decided)
				await admit(tx, { eventId, userId, status: atDoor ? "ATTENDED" : "REGISTERED", now: now() });
		return { decided: decided.length };
	});
}

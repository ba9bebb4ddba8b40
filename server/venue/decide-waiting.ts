import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { refuseArchived } from "../policies/archived";
import type { Membership } from "../policies/membership";
import { asActor } from "../roll/as-actor";
import { admit } from "./admit";

/** Deciding is repeated if one of them is written down with their address at the same time. */
const ATTEMPTS = 5;

interface Decision {
	eventId: string;
	membership: Membership;
	requestIds: string[];
	accept: boolean;
}

/**
 * Lets people in, or refuses them. Who asked at an open door is marked as attended, who asked before it opened is put on
 * the roll. Somebody who was refused can be let in later, and not the other way round: their place on the roll then is
 * what counts. Repeating is safe. Returns how many were decided. Throws EVENT_ARCHIVED.
 */
export async function decideWaiting(
	deps: Pick<Deps, "db" | "now">,
	decision: Decision,
): Promise<{ decided: number }> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await decideOnce(deps, decision);
		} catch (error) {
			if (!isUniqueViolation(error) || attempt === ATTEMPTS) throw error;
		}
	}
}

async function decideOnce(
	{ db, now }: Pick<Deps, "db" | "now">,
	{ eventId, membership: { userId: actorId }, requestIds, accept }: Decision,
): Promise<{ decided: number }> {
	return db.$transaction(async (tx) => {
		await refuseArchived(tx, { eventId });
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
		const those = (atDoor: boolean) =>
			decided.filter((one) => one.atDoor === atDoor).map(({ userId }) => userId);
		if (accept) {
			await admit(tx, { eventId, userIds: those(true), status: "ATTENDED", now: now() });
			await admit(tx, { eventId, userIds: those(false), status: "REGISTERED", now: now() });
		}
		return { decided: decided.length };
	});
}

import { randomUUID } from "node:crypto";
import type { CodeAction } from "@/rules/venue";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { newCode } from "./codes";
import { lockVenue } from "./lock-venue";

/**
 * Gives the event its code, another one, or none. With another one and with none, everything that was shown or printed
 * before ends at once: posters, rotating codes, and links of people who are just signing in. Switching it on or off twice
 * changes nothing. Throws EVENT_NOT_FOUND.
 */
export async function setCode(
	{ db }: Pick<Deps, "db">,
	{
		eventId,
		membership: { userId: actorId },
		codeAction: action,
	}: { eventId: string; membership: Pick<Membership, "userId">; codeAction: CodeAction },
): Promise<void> {
	await db.$transaction(async (tx) => {
		const { joinCode } = await lockVenue(tx, eventId);
		const isSo = action === "ON" ? joinCode !== null : action === "OFF" ? joinCode === null : false;
		if (isSo) return;
		await tx.event.update({
			where: { id: eventId },
			data: { joinCode: action === "OFF" ? null : newCode(), venueKey: randomUUID() },
			select: { id: true },
		});
		await writeAudit(tx, {
			...{ eventId, actorId, action: "venue.code" },
			...{ subject: { eventId }, details: { action } },
		});
	});
}

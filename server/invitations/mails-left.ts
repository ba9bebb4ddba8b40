import type { Prisma } from "@/prisma/generated/client";
import type { Limits } from "../limits";

/** Milliseconds. */
const day = 24 * 60 * 60 * 1_000;

/**
 * How many e-mails this organizer and this event may still send today: in the last 24 hours, whatever became of the people and
 * of the events since. Exact only for a caller that holds the locks of ./invite-people.ts.
 */
export async function mailsLeft(
	db: Pick<Prisma.TransactionClient, "invitationPress">,
	asked: {
		eventId: string;
		userId: string;
		limits: Pick<Limits, "invitationsPerOrganizer" | "invitationsPerEvent">;
		now: Date;
	},
): Promise<{ ofPerson: number; ofEvent: number }> {
	const { eventId, userId, limits, now } = asked;
	const createdAt = { gt: new Date(now.getTime() - day) };
	const sent = async (whose: { byId: string } | { eventId: string }) => {
		const { _sum } = await db.invitationPress.aggregate({
			where: { ...whose, createdAt },
			_sum: { mails: true },
		});
		return _sum.mails ?? 0;
	};
	return {
		ofPerson: Math.max(0, limits.invitationsPerOrganizer - (await sent({ byId: userId }))),
		ofEvent: Math.max(0, limits.invitationsPerEvent - (await sent({ eventId }))),
	};
}

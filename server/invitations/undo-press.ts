import type { Deps } from "../deps";
import { lockOrganizers } from "../policies/organizers";

/**
 * Takes one press back: nobody counts as told by it any more, and its e-mails that no process has begun to send are not sent.
 * An e-mail that has left stays. Whose invitation was changed since is left as they are. Repeating is safe. Returns how many
 * people changed.
 */
export async function undoPress(
	{ db }: Pick<Deps, "db">,
	{ eventId, press }: { eventId: string; press: string },
): Promise<{ changed: number }> {
	const changed = await db.$transaction(async (tx) => {
		await lockOrganizers(tx, eventId);
		const cancelled = await tx.$executeRaw`
			UPDATE "Invitation" SET mail = CASE WHEN how = 'MAIL' THEN 'SENT'::"MailState" END
			WHERE "eventId" = ${eventId}::uuid AND "pressId" = ${press}::uuid AND mail = 'WAITING'`;
		const { count: ofMails } = await tx.invitationPress.updateMany({
			where: { id: press, eventId },
			data: { mails: { decrement: cancelled } },
		});
		// A press that sends e-mails tells nobody by hand, but may be the last one about somebody who was told so before.
		const { count: untold } = ofMails
			? { count: 0 }
			: await tx.invitation.updateMany({
					where: { eventId, pressId: press, how: "BY_HAND" },
					data: { toldAt: null, how: null },
				});
		await tx.invitation.deleteMany({ where: { eventId, pressId: press, toldAt: null, mail: null } });
		return cancelled + untold;
	});
	return { changed };
}

/**
 * Puts e-mails to people on the roll into the queue of jobs. Presses for one event wait for each other, so two organizers who
 * press at once send one e-mail to each address. What becomes of a mail: ./send-invitation.ts
 */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { invitations, meantRows, rollWithInvitations } from "../policies/invitations";
import type { Membership } from "../policies/membership";
import { lockOrganizers } from "../policies/organizers";
import { mailsLeft } from "./mails-left";

/** Milliseconds. A press adds as many jobs as the limit of a day allows. */
const patience = 30_000;

interface Inviting {
	eventId: string;
	membership: Membership;
	/** Made by the page. Repeating a press changes nothing. */
	press: string;
	/** Without them, everybody on the roll. */
	personIds?: string[] | undefined;
	/** True for people who were told already, and only for them. */
	again: boolean;
}

/**
 * Returns how many e-mails this press sends. Throws MAIL_OFF, TOO_MANY_INVITATIONS, TOO_MANY_INVITATIONS_HERE; then none is
 * sent.
 */
export async function invitePeople(
	{ db, now, limits, mailer }: Pick<Deps, "db" | "now" | "limits" | "mailer">,
	{ eventId, membership: { userId }, press, personIds, again }: Inviting,
): Promise<{ mails: number }> {
	if (!mailer) throw new AppError("MAIL_OFF");
	return db.$transaction(
		async (tx) => {
			await lockOrganizers(tx, eventId);
			// The same person may press in two events at once.
			await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
			const before = await tx.invitationPress.findUnique({ where: { id: press } });
			if (before) return { mails: before.byId === userId ? before.mails : 0 };
			const left = await mailsLeft(tx, { eventId, userId, limits, now: now() });
			const mails = await tx.$executeRaw`
				INSERT INTO "Invitation" AS old ("attendanceId", "eventId", mail, "pressId", "byId")
				SELECT "row".id, "row"."eventId", 'WAITING', ${press}::uuid, ${userId}::uuid FROM ${rollWithInvitations}
				WHERE ${meantRows(eventId, personIds)}
				  AND ${again ? invitations.mayBeMailedAgain : invitations.mayBeMailed}
				ORDER BY "row".id
				ON CONFLICT ("attendanceId") DO UPDATE
				SET mail = 'WAITING', failure = NULL, "pressId" = excluded."pressId", "byId" = excluded."byId"
				WHERE coalesce(old.mail NOT IN ('WAITING', 'SENDING'), true)`;
			if (mails > left.ofPerson)
				throw new AppError("TOO_MANY_INVITATIONS", {
					params: { limit: limits.invitationsPerOrganizer, left: left.ofPerson },
				});
			if (mails > left.ofEvent)
				throw new AppError("TOO_MANY_INVITATIONS_HERE", {
					params: { limit: limits.invitationsPerEvent, left: left.ofEvent },
				});
			await tx.invitationPress.create({
				data: { id: press, eventId, byId: userId, mails, createdAt: now() },
			});
			await addJobs(tx, { press, userId });
			return { mails };
		},
		{ timeout: patience },
	);
}

/**
 * A job of an earlier press may still be there, and a process that found nothing to do may be about to delete it. Its lease is
 * ended, so that the process no longer holds the job and it runs again.
 */
const addJobs = (tx: Prisma.TransactionClient, { press, userId }: { press: string; userId: string }) =>
	tx.$executeRaw`
		INSERT INTO "Job" (kind, subject, "personId")
		SELECT 'INVITE', "attendanceId"::text, ${userId}::uuid FROM "Invitation"
		WHERE "pressId" = ${press}::uuid AND mail = 'WAITING' ORDER BY "attendanceId"
		ON CONFLICT (kind, subject) DO UPDATE
		SET "leaseUntil" = NULL, "runAfter" = NULL, attempts = "Job".attempts + 1`;

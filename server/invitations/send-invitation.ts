/**
 * Sends one e-mail of ./invite-people.ts. Nobody gets it twice by itself: before the mail server is asked, the row says that
 * sending has begun, and a process that finds such a row and not the one that wrote it cannot know whether the mail left.
 */

import { fallbackLocale } from "@/messages/locales";
import type { Deps } from "../deps";
import { offered } from "../language/offered";
import { invitationMail } from "../mail/invitation-mail";
import { MailError, type Mailer } from "../mail/mailer";
import { overRefusal } from "../policies/uploads";

type SendDeps = Pick<Deps, "db" | "mailer" | "now" | "origin" | "limits">;

/** Characters of what the mail server said that are kept. */
const failureMaxLength = 300;

/**
 * "later" if the mail server could not be asked, or asked for another try; then the row waits again, unless this was the last
 * of the attempts. Otherwise the row says how it ended.
 */
export async function sendInvitation(
	deps: SendDeps,
	{ personId, lastAttempt }: { personId: string; lastAttempt: boolean },
): Promise<"done" | "later"> {
	const { db, mailer, now } = deps;
	const whose = { attendanceId: personId };
	const begun = await db.invitation.updateMany({
		where: { ...whose, mail: "WAITING" },
		data: { mail: "SENDING" },
	});
	if (begun.count === 0) {
		// The process that had begun is gone, or its answer was lost. Or the press was taken back, and there is nothing to do.
		await db.invitation.updateMany({ where: { ...whose, mail: "SENDING" }, data: { mail: "UNSURE" } });
		return "done";
	}
	try {
		const mail = await mailFor(deps, personId);
		if (!mail) return "done";
		if (!mailer) throw new MailError("REFUSED", null);
		await send(mailer, mail, deps.limits.invitation.seconds);
	} catch (error) {
		const { outcome, said } = error instanceof MailError ? error : new MailError("LATER", null);
		const again = outcome === "LATER" && !lastAttempt;
		await db.invitation.updateMany({
			where: { ...whose, mail: "SENDING" },
			data: {
				mail: again ? "WAITING" : outcome === "UNSURE" ? "UNSURE" : "FAILED",
				failure: said?.slice(0, failureMaxLength) ?? null,
			},
		});
		if (!(error instanceof MailError)) throw error;
		return again ? "later" : "done";
	}
	await db.invitation.updateMany({
		// UNSURE if another process thought that this one was gone.
		where: { ...whose, mail: { in: ["SENDING", "UNSURE"] } },
		data: { mail: "SENT", toldAt: now(), how: "MAIL", failure: null },
	});
	return "done";
}

/** A mail server that answers, but never to an end, would hold the job for ever. */
async function send(mailer: Mailer, mail: Parameters<Mailer["send"]>[0], seconds: number): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new MailError("UNSURE", null)), seconds * 1_000);
	});
	try {
		await Promise.race([mailer.send(mail), late]);
	} finally {
		clearTimeout(timer);
	}
}

/** Null if the person has left the roll, or has no address any more. */
async function mailFor({ db, origin, now }: SendDeps, personId: string) {
	const person = await db.attendance.findUnique({
		where: { id: personId },
		select: {
			email: true,
			user: { select: { locale: true } },
			event: {
				select: {
					...{ slug: true, name: true, venue: true, locale: true },
					...{ timezone: true, startsAt: true, endsAt: true },
					...{ archivedAt: true, uploadsCloseAt: true },
				},
			},
			invitation: { select: { by: { select: { name: true } } } },
		},
	});
	// With another address there is no invitation any more (the migration "invitations").
	if (!person?.email || !person.invitation) return null;
	const { email, event } = person;
	// Somebody who has signed in elsewhere on this site may have chosen a language, even if this row is not theirs yet.
	const owner = person.user ?? (await db.user.findUnique({ where: { email }, select: { locale: true } }));
	const locale = offered(owner?.locale) ?? offered(event.locale) ?? fallbackLocale;
	const by = person.invitation.by?.name ?? null;
	const isOver = overRefusal(event, now()) !== null;
	return { to: email, ...invitationMail({ event: { ...event, isOver }, origin, email, by, locale }) };
}

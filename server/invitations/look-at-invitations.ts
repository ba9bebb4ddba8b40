import { fallbackLocale } from "@/messages/locales";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { offered } from "../language/offered";
import { albumUrl, invitationMessage } from "../mail/invitation-mail";
import { invitations, meantRows, rollWithInvitations } from "../policies/invitations";
import type { Membership } from "../policies/membership";
import { overRefusal } from "../policies/uploads";
import { mailsLeft } from "./mails-left";

/** How many of the people that are meant. Some count in several of these. */
interface Counted {
	people: number;
	/** Were told, or have registered or attended. */
	told: number;
	/** Would get an e-mail, and another one. */
	mailable: number;
	mailableAgain: number;
	/** May be marked as told by hand. */
	markable: number;
	/** Were never told, and have no address. */
	withoutAddress: number;
	/** An e-mail to them is under way. */
	waiting: number;
	failed: number;
	/** An e-mail to them may or may not have left. */
	unsure: number;
}

/** Some of the people to whom no e-mail could be sent, with what the mail server said. */
const failuresShown = 5;

/**
 * What the page that invites shows about these people; without `personIds`, about everybody on the roll. The message is in
 * the event's language.
 */
export async function lookAtInvitations(
	{ db, now, limits, mailer, origin }: Pick<Deps, "db" | "now" | "limits" | "mailer" | "origin">,
	{
		eventId,
		membership: { userId },
		personIds,
	}: { eventId: string; membership: Membership; personIds?: string[] | undefined },
) {
	const meant = meantRows(eventId, personIds);
	const [event, [counted], failures, left] = await Promise.all([
		db.event.findUnique({
			where: { id: eventId },
			select: {
				...{ slug: true, name: true, venue: true, locale: true },
				...{ timezone: true, startsAt: true, endsAt: true },
				...{ archivedAt: true, uploadsCloseAt: true },
			},
		}),
		db.$queryRaw<Counted[]>`
			SELECT count(*)::int AS people,
				count(*) FILTER (WHERE ${invitations.isTold})::int AS told,
				count(*) FILTER (WHERE ${invitations.mayBeMailed})::int AS mailable,
				count(*) FILTER (WHERE ${invitations.mayBeMailedAgain})::int AS "mailableAgain",
				count(*) FILTER (WHERE ${invitations.mayBeMarked})::int AS markable,
				count(*) FILTER (WHERE ${invitations.isWithoutAddress})::int AS "withoutAddress",
				count(*) FILTER (WHERE ${invitations.isUnderWay})::int AS waiting,
				count(*) FILTER (WHERE ${invitations.hasFailed})::int AS failed,
				count(*) FILTER (WHERE ${invitations.isUnsure})::int AS unsure
			FROM ${rollWithInvitations} WHERE ${meant}`,
		db.$queryRaw<{ id: string; name: string | null; email: string | null; failure: string | null }[]>`
			SELECT "row".id, "row".name, "row".email, told.failure FROM ${rollWithInvitations}
			WHERE ${meant} AND ${invitations.hasFailed} ORDER BY "row"."sortName", "row".id LIMIT ${failuresShown}`,
		mailsLeft(db, { eventId, userId, limits, now: now() }),
	]);
	if (!event || !counted) throw new AppError("EVENT_NOT_FOUND");
	const locale = offered(event.locale) ?? fallbackLocale;
	const isOver = overRefusal(event, now()) !== null;
	return {
		...counted,
		failures,
		url: albumUrl(origin, event),
		message: { ...invitationMessage({ event: { ...event, isOver }, origin, locale }), locale },
		/** How many e-mails may be sent today; null if this site sends none. */
		mailsLeft: mailer ? Math.min(left.ofPerson, left.ofEvent) : null,
	};
}

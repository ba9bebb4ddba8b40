/**
 * E-mail link, step 1 of 2: send a link to an address. Every address gets one, whether it is known here or not, so
 * the answer does not reveal who is. The person is created when the link is used. Step 2: ./redeem-email-link.ts
 */
import type { Locale } from "@/messages/locales";
import type { Deps } from "../../deps";
import { AppError } from "../../errors";
import { offered } from "../../language/offered";
import { emailLinkMail } from "../../mail/email-link-mail";
import type { Limited } from "../../rate-limits/rate-limits";
import { hashToken, newToken } from "./token";

/**
 * `email` is in its one form (rules/email.ts). `locale` is the language of the request, for somebody who has not chosen one.
 * Throws EMAIL_SIGN_IN_OFF, TOO_MANY_LINKS_TO_ADDRESS, TOO_MANY_LINKS_FROM_NETWORK, MAIL_UNAVAILABLE.
 */
export async function requestEmailLink(
	deps: Pick<Deps, "db" | "mailer" | "limits" | "now" | "origin"> & Limited<"emailLink">,
	{
		email,
		callbackUrl,
		venue,
		ip,
		locale,
	}: {
		email: string;
		callbackUrl: string;
		/** The event whose code the person has scanned, if it is right. */
		venue: { eventId: string } | null;
		ip: string;
		locale: Locale;
	},
): Promise<void> {
	if (!deps.mailer) throw new AppError("EMAIL_SIGN_IN_OFF");
	await deps.limit.emailLink({ email, ip, eventId: venue?.eventId ?? null });
	const token = newToken();
	const tokenHash = hashToken(token);
	const expiresAt = new Date(deps.now().getTime() + deps.limits.emailLinkSeconds * 1_000);
	await deps.db.emailLink.create({ data: { tokenHash, email, callbackUrl, expiresAt } });
	// The origin comes from the environment, because anybody can forge a Host header.
	const url = `${deps.origin}/sign-in/link?token=${token}`;
	const language = await languageOf(deps, email, locale);
	try {
		await deps.mailer.send({
			to: email,
			...emailLinkMail({ url, origin: deps.origin, limits: deps.limits, locale: language }),
		});
	} catch (cause) {
		throw new AppError("MAIL_UNAVAILABLE", { cause });
	}
}

/** The language that the owner of the mailbox chose, even if somebody else asks for the link. */
async function languageOf({ db }: Pick<Deps, "db">, email: string, fallback: Locale): Promise<Locale> {
	const user = await db.user.findUnique({ where: { email }, select: { locale: true } });
	return offered(user?.locale) ?? fallback;
}

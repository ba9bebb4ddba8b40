/**
 * E-mail link, step 1 of 2: send a link to an address. Any address gets one, known here or not, so the answer
 * tells nothing about who is. The person comes into being when the link is used. Step 2: ./redeem-email-link.ts
 */
import type { Deps } from "../../deps";
import { AppError } from "../../errors";
import { emailLinkMail } from "../../mail/email-link-mail";
import { hashToken, newToken } from "./token";

/** `email` in lower case. Throws EMAIL_SIGN_IN_OFF, TOO_MANY_REQUESTS, MAIL_UNAVAILABLE. */
export async function requestEmailLink(
	deps: Pick<Deps, "db" | "mailer" | "emailLinkLimit" | "limits" | "now" | "origin">,
	{ email, callbackUrl, ip }: { email: string; callbackUrl: string; ip: string },
): Promise<void> {
	if (!deps.mailer) throw new AppError("EMAIL_SIGN_IN_OFF");
	await deps.emailLinkLimit({ email, ip });
	const token = newToken();
	const tokenHash = hashToken(token);
	const expiresAt = new Date(deps.now().getTime() + deps.limits.emailLinkSeconds * 1_000);
	await deps.db.emailLink.create({ data: { tokenHash, email, callbackUrl, expiresAt } });
	// On the address of the environment: a Host header is anybody's word.
	const url = `${deps.origin}/sign-in/link?token=${token}`;
	try {
		await deps.mailer.send({
			to: email,
			...emailLinkMail({ url, origin: deps.origin, limits: deps.limits }),
		});
	} catch (cause) {
		throw new AppError("MAIL_UNAVAILABLE", { cause });
	}
}

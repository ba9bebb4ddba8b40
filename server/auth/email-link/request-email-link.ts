/**
 * E-mail link, step 1 of 2: send a link to an address. Every address gets one, whether it is known here or not, so
 * the answer does not reveal who is. The person is created when the link is used. Step 2: ./redeem-email-link.ts
 */
import type { Deps } from "../../deps";
import { AppError } from "../../errors";
import { emailLinkMail } from "../../mail/email-link-mail";
import type { Limited } from "../../rate-limits/rate-limits";
import { hashToken, newToken } from "./token";

/** `email` must be in lower case. Throws EMAIL_SIGN_IN_OFF, TOO_MANY_REQUESTS, MAIL_UNAVAILABLE. */
export async function requestEmailLink(
	deps: Pick<Deps, "db" | "mailer" | "limits" | "now" | "origin"> & Limited<"emailLink">,
	{ email, callbackUrl, ip }: { email: string; callbackUrl: string; ip: string },
): Promise<void> {
	if (!deps.mailer) throw new AppError("EMAIL_SIGN_IN_OFF");
	await deps.limit.emailLink({ email, ip });
	const token = newToken();
	const tokenHash = hashToken(token);
	const expiresAt = new Date(deps.now().getTime() + deps.limits.emailLinkSeconds * 1_000);
	await deps.db.emailLink.create({ data: { tokenHash, email, callbackUrl, expiresAt } });
	// The origin comes from the environment, because anybody can forge a Host header.
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

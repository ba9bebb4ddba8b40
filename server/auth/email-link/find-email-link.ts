import type { Deps } from "../../deps";
import { hashToken } from "./token";

export type EmailLinkState =
	| { state: "good"; email: string; callbackUrl: string }
	| { state: "used" | "expired"; callbackUrl: string }
	| { state: "unknown" };

/** The state of a link. Checking does not use it up, because mail scanners open links too. */
export async function findEmailLink(
	{ db, now }: Pick<Deps, "db" | "now">,
	token: string,
): Promise<EmailLinkState> {
	const link = await db.emailLink.findUnique({ where: { tokenHash: hashToken(token) } });
	if (!link) return { state: "unknown" };
	const { email, callbackUrl } = link;
	if (link.usedAt) return { state: "used", callbackUrl };
	if (link.expiresAt <= now()) return { state: "expired", callbackUrl };
	return { state: "good", email, callbackUrl };
}

/**
 * E-mail link, step 2 of 2: the token proves that the person can read the mailbox. Only a POST gets here
 * (../email-link-provider.ts). One statement marks the link as used, so only one of two simultaneous clicks signs in.
 */
import type { Deps } from "../../deps";
import { hashToken } from "./token";

/** The person with the address, who is created if necessary. Null if the link is used, expired or unknown. */
export async function redeemEmailLink(
	{ db, now }: Pick<Deps, "db" | "now">,
	token: string,
): Promise<{ id: string; name: string | null; email: string | null } | null> {
	const usedAt = now();
	return db.$transaction(async (tx) => {
		const [link] = await tx.emailLink.updateManyAndReturn({
			where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: usedAt } },
			data: { usedAt },
			select: { email: true },
		});
		if (!link) return null;
		const { email } = link;
		// A person who requested three links and has signed in does not need the other two.
		await tx.emailLink.updateMany({ where: { email, usedAt: null }, data: { usedAt } });
		return tx.user.upsert({
			where: { email },
			create: { email, emailVerified: usedAt },
			update: {},
			select: { id: true, name: true, email: true },
		});
	});
}

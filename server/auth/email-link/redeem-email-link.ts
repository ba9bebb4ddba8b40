/**
 * E-mail link, step 2 of 2: whoever brings the token reads the mailbox. Only a POST comes here (../email-link-provider.ts).
 * One statement takes the link, so of two clicks at once one signs in and one finds it used.
 */
import type { Deps } from "../../deps";
import { hashToken } from "./token";

/** The person of the address, made if there is none yet; null where the link is used, expired or none. */
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
		// Who asked three times and is in needs no other two lying in the mailbox.
		await tx.emailLink.updateMany({ where: { email, usedAt: null }, data: { usedAt } });
		return tx.user.upsert({
			where: { email },
			create: { email, emailVerified: usedAt },
			update: {},
			select: { id: true, name: true, email: true },
		});
	});
}

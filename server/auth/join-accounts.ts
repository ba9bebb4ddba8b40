import type { Account } from "next-auth";
import type { Deps } from "../deps";

/**
 * Joins two accounts of one person. It is for people who first signed in with a provider that had not verified
 * their address, so that they got an account without one, and then proved the address in another way, which made a
 * second account. When the provider has verified the address, the empty account is deleted and its sign-in leads
 * to the other one. An account that has anything stays, because photos are never moved without asking. `email`
 * must be verified and in its one form. Repeating is safe.
 */
export async function joinAccounts(
	{ db }: Pick<Deps, "db">,
	{ account, email }: { account: Pick<Account, "provider" | "providerAccountId">; email: string },
): Promise<void> {
	const { provider, providerAccountId } = account;
	await db.$transaction(async (tx) => {
		const owner = await tx.user.findUnique({ where: { email }, select: { id: true } });
		const where = { provider_providerAccountId: { provider, providerAccountId } };
		const link = await tx.account.findUnique({ where, select: { userId: true } });
		if (!owner || !link || link.userId === owner.id) return;
		const [empty] = await tx.$queryRaw<{ id: string }[]>`
			SELECT u.id FROM "User" u
			WHERE u.id = ${link.userId}::uuid AND u.email IS NULL
			  AND NOT EXISTS (SELECT FROM "Attendance" WHERE "userId" = u.id)
			  AND NOT EXISTS (SELECT FROM "Photo" WHERE "uploaderId" = u.id)
			  AND NOT EXISTS (SELECT FROM "Upload" WHERE "uploaderId" = u.id)
			FOR UPDATE`;
		if (!empty) return;
		await tx.account.updateMany({ where: { userId: empty.id }, data: { userId: owner.id } });
		await tx.user.delete({ where: { id: empty.id } });
	});
}

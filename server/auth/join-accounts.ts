import type { Account } from "next-auth";
import type { PrismaClient } from "@/prisma/generated/client";

/**
 * Somebody came by a provider that did not vouch for their address yet, so they got an account without one. Meanwhile
 * they proved it another way, and have two. Once the provider vouches for the address, the empty account goes
 * and its way in leads to the person. An account that holds anything stays: its photos are not moved behind
 * anybody's back. `email` in lower case, verified. Repeating is safe.
 */
export async function joinAccounts(
	db: PrismaClient,
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

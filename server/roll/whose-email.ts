import type { Prisma } from "@/prisma/generated/client";

/**
 * The person who has proven that this address is theirs, or null. Somebody who signed in before they were put on the roll
 * gets the event at once; everybody else when they sign in (../auth/claim-roll.ts).
 */
export async function whoseEmail(
	tx: Pick<Prisma.TransactionClient, "user">,
	email: string | null,
): Promise<string | null> {
	if (email === null) return null;
	const owner = await tx.user.findFirst({
		where: { email, emailVerified: { not: null } },
		select: { id: true },
	});
	return owner?.id ?? null;
}

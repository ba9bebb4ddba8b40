import type { PrismaClient } from "@/prisma/generated/client";
import { isUniqueViolation } from "../db/unique-violation";

/**
 * Stores an e-mail address that this person has just proven to be theirs. If another account already has the
 * address, it stays there, because an address belongs to one account only. Returns whether the address is this
 * person's now. Repeating is safe.
 */
export async function rememberEmail(
	{ db }: { db: Pick<PrismaClient, "user"> },
	{ userId, email }: { userId: string; email: string },
): Promise<boolean> {
	try {
		await db.user.updateMany({
			where: { id: userId, OR: [{ email: null }, { email: { not: email } }, { emailVerified: null }] },
			data: { email, emailVerified: new Date() },
		});
		return true;
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		return false;
	}
}

import type { PrismaClient } from "@/prisma/generated/client";
import { isUniqueViolation } from "../db/unique-violation";

/**
 * Writes down an e-mail address that this person has just proven to be theirs. Repeating is safe. Where another
 * account has the address already it stays there: one address, one account. True where it is this person's now.
 */
export async function rememberEmail(
	db: Pick<PrismaClient, "user">,
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

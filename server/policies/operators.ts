/**
 * Who runs the install and may see how it works. OPERATORS says it, with e-mail addresses and domains. Those who may make events
 * are others: everybody may where EVENT_CREATORS says so, and their events say nothing about the install.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import { isListed } from "./creators";

/** An address counts only if the person has proven that it is theirs. Nobody is an operator while OPERATORS is empty. */
export async function isOperator(
	{ db, operators }: { db: Pick<PrismaClient, "user">; operators: string },
	{ userId }: { userId: string },
): Promise<boolean> {
	if (operators === "") return false;
	const person = await db.user.findUnique({
		where: { id: userId },
		select: { email: true, emailVerified: true },
	});
	return person?.email != null && person.emailVerified !== null && isListed(operators, person.email);
}

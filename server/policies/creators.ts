/**
 * Who may make events. EVENT_CREATORS says it: "everyone" who signs in; "named", only people whom the operator named with
 * `npm run organizer`; or e-mail addresses and domains with commas between them, and those people as well. An address
 * counts only if the person has proven that it is theirs.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import { canonicalDomain, canonicalEmail } from "@/rules/email";

interface Asked {
	db: Pick<PrismaClient, "user" | "eventCreator">;
	eventCreators: string;
}

export async function mayMakeEvents(
	{ db, eventCreators }: Asked,
	{ userId }: { userId: string },
): Promise<boolean> {
	if (eventCreators === "everyone") return true;
	const person = await db.user.findUnique({
		where: { id: userId },
		select: { email: true, emailVerified: true },
	});
	const email = person?.emailVerified ? person.email : null;
	if (!email) return false;
	if (isListed(eventCreators, email)) return true;
	return (await db.eventCreator.findUnique({ where: { email }, select: { email: true } })) !== null;
}

/** A domain stands for its own addresses, and not for those of its subdomains. */
export function isListed(eventCreators: string, email: string): boolean {
	const domain = email.slice(email.lastIndexOf("@") + 1);
	return eventCreators
		.split(",")
		.map((entry) => entry.trim())
		.some((entry) => canonicalEmail(entry) === email || canonicalDomain(entry) === domain);
}

/**
 * Demo accounts, which sign in when they are picked from a list. They are only for a server on this machine:
 * server/env.js refuses DEMO_SIGN_IN anywhere else, and only accounts with the demo mark can sign in this way.
 */
import CredentialsProvider from "next-auth/providers/credentials";
import type { PrismaClient } from "@/prisma/generated/client";
import type { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";
import { canonicalEmail } from "@/rules/email";
import { personName } from "./person-name";

/** The event to whose roll the notes on the sign-in page refer. prisma/seed creates it. */
export const demoEventSlug = "picos-weekend-2026";

export function demoProvider(db: PrismaClient) {
	return CredentialsProvider({
		id: "demo",
		name: "Demo account",
		credentials: { email: { type: "email" } },
		async authorize(credentials) {
			const email = credentials?.email;
			if (typeof email !== "string") return null;
			return db.user.findFirst({
				where: { email: canonicalEmail(email) ?? email, demo: true },
				select: { id: true, name: true, email: true },
			});
		},
	});
}

/** All demo accounts by name, each with the key of the message on their membership of the demo event. */
export async function demoAccounts(db: PrismaClient) {
	const people = await db.user.findMany({
		where: { demo: true, email: { not: null } },
		orderBy: { name: "asc" },
		select: {
			name: true,
			email: true,
			attendances: { where: { event: { slug: demoEventSlug } }, select: { role: true, status: true } },
		},
	});
	return people.flatMap(({ name, email, attendances }) =>
		email
			? [{ email, name: personName({ name, email }) ?? email, membership: messageOf(attendances[0]) }]
			: [],
	);
}

function messageOf(
	membership: { role: AttendanceRole; status: AttendanceStatus } | undefined,
): "demoStranger" | "demoOrganizer" | "demoSteward" | `demo${AttendanceStatus}` {
	if (!membership) return "demoStranger";
	if (membership.role === "STEWARD") return "demoSteward";
	return membership.role === "ORGANIZER" ? "demoOrganizer" : `demo${membership.status}`;
}

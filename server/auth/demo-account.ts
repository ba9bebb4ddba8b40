/**
 * The demo's people, who sign in by being picked from a list. For a server on this machine only: server/env.js
 * refuses DEMO_SIGN_IN anywhere else, and an account without the demo mark is never opened this way.
 */
import CredentialsProvider from "next-auth/providers/credentials";
import type { PrismaClient } from "@/prisma/generated/client";
import type { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";
import { personName } from "./person-name";

/** Whose roll the notes on the sign-in page are about; prisma/seed makes it. */
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
				where: { email: email.toLowerCase(), demo: true },
				select: { id: true, name: true, email: true },
			});
		},
	});
}

/** Everybody who can be picked, by name, with what there is to see as them. */
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
		email ? [{ email, name: personName({ name, email }), note: note(attendances[0]) }] : [],
	);
}

const statusNotes: Record<AttendanceStatus, string> = {
	ATTENDED: "attended",
	REGISTERED: "registered, did not attend",
	INVITED: "invited",
};

function note(membership: { role: AttendanceRole; status: AttendanceStatus } | undefined): string {
	if (!membership) return "not on the roll";
	return membership.role === "ORGANIZER" ? "organizer" : statusNotes[membership.status];
}

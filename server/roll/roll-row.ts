/** A row of the roll as the API returns it to organizers. */
import type { Prisma } from "@/prisma/generated/client";
import { shownEmail } from "../mail/shown-email";

/** Whoever a row names: a guardian, a dependant. */
export const namedSelect = { id: true, name: true, email: true } satisfies Prisma.AttendanceSelect;

export const rollSelect = {
	id: true,
	userId: true,
	email: true,
	name: true,
	group: true,
	plusOnes: true,
	note: true,
	ticketCode: true,
	role: true,
	status: true,
	checkedInAt: true,
	source: true,
	uploadsBlockedAt: true,
	version: true,
	createdAt: true,
	guardian: { select: namedSelect },
	invitation: { select: { toldAt: true, how: true, mail: true, failure: true } },
} satisfies Prisma.AttendanceSelect;

type Named = Prisma.AttendanceGetPayload<{ select: typeof namedSelect }>;
type Row = Prisma.AttendanceGetPayload<{ select: typeof rollSelect }>;

/** Addresses are returned as people write them. */
export const viewNamed = ({ id, name, email }: Named) => ({ id, name, email: shownEmail(email) });

/** `claimed`: somebody has signed in and is this person. */
export function viewRow({ userId, guardian, ...row }: Row) {
	return {
		...row,
		email: shownEmail(row.email),
		claimed: userId !== null,
		/** Who looks after them. */
		guardian: guardian && viewNamed(guardian),
	};
}

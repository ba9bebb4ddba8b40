/** A row of the roll as the API returns it to organizers. */
import type { Prisma } from "@/prisma/generated/client";
import { shownEmail } from "../mail/shown-email";

export const rollSelect = {
	id: true,
	userId: true,
	email: true,
	name: true,
	group: true,
	plusOnes: true,
	note: true,
	role: true,
	status: true,
	checkedInAt: true,
	source: true,
	version: true,
	createdAt: true,
} satisfies Prisma.AttendanceSelect;

type Row = Prisma.AttendanceGetPayload<{ select: typeof rollSelect }>;

/** `claimed`: somebody has signed in and is this person. */
export function viewRow({ userId, ...row }: Row) {
	return { ...row, email: shownEmail(row.email), claimed: userId !== null };
}

/**
 * A person's membership: their row on the roll of one event. It decides what they may do there; there is no other source of
 * rights. It is read from the database at the time of the request, so being taken off the roll works at once.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import type { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";

export interface Membership {
	userId: string;
	role: AttendanceRole;
	status: AttendanceStatus;
}

/** Null for a stranger. One query. */
export async function findMembership(
	db: Pick<PrismaClient, "attendance">,
	{ eventId, userId }: { eventId: string; userId: string },
): Promise<Membership | null> {
	const row = await db.attendance.findUnique({
		where: { eventId_userId: { eventId, userId } },
		select: { role: true, status: true },
	});
	return row && { userId, ...row };
}

/**
 * A person's membership is their row on the roll of one event. It decides what they may do there, and there is no
 * other source of rights. It is read from the database for each request, so taking somebody off the roll works at
 * once.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import type { AttendanceRole, AttendanceStatus } from "@/prisma/generated/enums";

/** What decides which photos somebody sees and may change. */
export interface Viewer {
	userId: string;
	role: AttendanceRole;
}

export interface Membership extends Viewer {
	status: AttendanceStatus;
}

/** Null if the person is not on the roll. One query. */
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

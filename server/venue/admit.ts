import type { Prisma } from "@/prisma/generated/client";

/**
 * Puts people on the roll, or raises the status of the rows that they have, in as many statements for hundreds as for one. The
 * transaction must hold their rows of "User" (../auth/claim-roll.ts), and has said who does it and how (../roll/as-actor.ts).
 * Repeating is safe: the first time stays. If somebody is written down with the address of one of them at the same time, it
 * fails with a unique violation, and repeating the transaction succeeds.
 */
export async function admit(
	tx: Prisma.TransactionClient,
	{
		eventId,
		userIds,
		status,
		now,
	}: { eventId: string; userIds: readonly string[]; status: "REGISTERED" | "ATTENDED"; now: Date },
): Promise<void> {
	if (userIds.length === 0) return;
	const checkedInAt = status === "ATTENDED" ? now : null;
	const below = status === "ATTENDED" ? (["INVITED", "REGISTERED"] as const) : (["INVITED"] as const);
	await tx.attendance.updateMany({
		where: { eventId, userId: { in: [...userIds] }, status: { in: [...below] } },
		data: { status, checkedInAt },
	});
	// An organizer may have written down this address for somebody else who has signed in.
	await tx.$executeRaw`
		INSERT INTO "Attendance" (id, "eventId", "userId", name, email, source, status, "checkedInAt")
		SELECT gen_random_uuid(), ${eventId}::uuid, u.id, u.name,
		       CASE WHEN u."emailVerified" IS NOT NULL AND NOT EXISTS (
		           SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND email = u.email) THEN u.email END,
		       'JOIN_CODE', ${status}::"AttendanceStatus", ${checkedInAt}
		FROM "User" u
		WHERE u.id = ANY(${userIds}::uuid[])
		  AND NOT EXISTS (SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND "userId" = u.id)`;
}

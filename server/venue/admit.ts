import type { Prisma } from "@/prisma/generated/client";

/**
 * Puts somebody on the roll, or raises the status of the row that they have. The transaction must hold their row of "User"
 * (../auth/claim-roll.ts), and has said who does it and how (../roll/as-actor.ts). Repeating is safe: the first time stays.
 */
export async function admit(
	tx: Prisma.TransactionClient,
	{
		eventId,
		userId,
		status,
		now,
	}: { eventId: string; userId: string; status: "REGISTERED" | "ATTENDED"; now: Date },
): Promise<void> {
	const raised = { status, checkedInAt: status === "ATTENDED" ? now : null };
	const below = status === "ATTENDED" ? (["INVITED", "REGISTERED"] as const) : (["INVITED"] as const);
	const mine = { eventId, userId };
	const { count } = await tx.attendance.updateMany({
		where: { ...mine, status: { in: [...below] } },
		data: raised,
	});
	if (count > 0) return;
	if ((await tx.attendance.count({ where: mine })) > 0) return;
	const user = await tx.user.findUnique({
		where: { id: userId },
		select: { name: true, email: true, emailVerified: true },
	});
	const email = user?.emailVerified ? user.email : null;
	// An organizer may have written down this address for somebody else who has signed in.
	const isTaken = email !== null && (await tx.attendance.count({ where: { eventId, email } })) > 0;
	await tx.attendance.create({
		data: { ...mine, ...raised, name: user?.name, email: isTaken ? null : email, source: "JOIN_CODE" },
	});
}

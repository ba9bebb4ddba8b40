/**
 * Joins a person to the places that organizers kept for their e-mail address, at every sign-in.
 * The caller has made sure that the address is theirs: this is how somebody gets into an event.
 */
import type { PrismaClient } from "@/prisma/generated/client";

/**
 * `email` in lower case, proven to belong to the person. Repeating is safe, also at the same time. Where the person is
 * on an event's roll already (by a join code, say), the two rows become one with the better role and status of both.
 */
export async function claimRoll(
	db: Pick<PrismaClient, "$transaction">,
	{ userId, email }: { userId: string; email: string },
): Promise<void> {
	await db.$transaction(async (tx) => {
		// While it is held nobody can put this person on a roll: a foreign key's check waits for the lock.
		await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
		// Enum values compare in the order the schema lists them, from least to most.
		const merged = await tx.$queryRaw<{ id: string }[]>`
			WITH kept AS (
				DELETE FROM "Attendance" kept USING "Attendance" own
				WHERE kept.email = ${email} AND kept."userId" IS NULL
				  AND own."eventId" = kept."eventId" AND own."userId" = ${userId}::uuid
				RETURNING kept.*
			)
			UPDATE "Attendance" own SET
				role = GREATEST(own.role, kept.role),
				status = GREATEST(own.status, kept.status),
				"checkedInAt" = COALESCE(own."checkedInAt", kept."checkedInAt"),
				name = COALESCE(own.name, kept.name)
			FROM kept WHERE own."eventId" = kept."eventId" AND own."userId" = ${userId}::uuid
			RETURNING own.id`;
		// Not in the statement above, where the unique index would still meet the row that goes.
		const id = { in: merged.map((row) => row.id) };
		await tx.attendance.updateMany({ where: { id, email: null }, data: { email } });
		await tx.attendance.updateMany({ where: { email, userId: null }, data: { userId } });
	});
}

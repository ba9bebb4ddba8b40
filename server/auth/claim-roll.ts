/**
 * Joins a person to the places that organizers kept for their e-mail address, at every sign-in.
 * The caller has made sure that the address is theirs: this is how somebody gets into an event.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import { isUniqueViolation } from "../db/unique-violation";

/** A person can be put on the roll while they claim it: once per event that keeps a place, at the worst. */
const ATTEMPTS = 5;

/**
 * `email` in lower case, proven to belong to the person. Repeating is safe, also at the same time. Where the person is
 * on an event's roll already (by a join code, say), the two rows become one with the better role and status of both.
 */
export async function claimRoll(
	db: Pick<PrismaClient, "$transaction">,
	person: { userId: string; email: string },
): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await claimOnce(db, person);
		} catch (error) {
			// Put on the roll a moment ago, after the rows were looked at. Now that is there to be seen.
			if (!isUniqueViolation(error) || attempt === ATTEMPTS) throw error;
		}
	}
}

async function claimOnce(
	db: Pick<PrismaClient, "$transaction">,
	{ userId, email }: { userId: string; email: string },
): Promise<void> {
	await db.$transaction(async (tx) => {
		// Two claims of one person take turns. FOR UPDATE would also hold up whoever puts the person on a roll, and that
		// only after their row is written (a foreign key is checked last): each would wait for the other.
		await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
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

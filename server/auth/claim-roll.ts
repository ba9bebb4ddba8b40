/**
 * At every sign-in, gives a person the memberships that organizers created for their e-mail address.
 * The caller must have verified that the address is theirs, because this is how people get into an event.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import { isUniqueViolation } from "../db/unique-violation";
import { asActor } from "../roll/as-actor";

/**
 * A claim is retried if the person is put on the roll at the same time, which can happen once per event with their
 * address.
 */
const ATTEMPTS = 5;

/**
 * `email` must be in its one form (rules/email.ts) and proven to belong to the person. Repeating is safe, even at the same time. If
 * the person is already on an event's roll, for instance by a join code, the two rows are merged into one with the
 * better role and status of both.
 */
export async function claimRoll(
	{ db }: { db: Pick<PrismaClient, "$transaction"> },
	person: { userId: string; email: string },
): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await claimOnce(db, person);
		} catch (error) {
			// The person was put on the roll after the rows were read. The next attempt sees the new row.
			if (!isUniqueViolation(error) || attempt === ATTEMPTS) throw error;
		}
	}
}

async function claimOnce(
	db: Pick<PrismaClient, "$transaction">,
	{ userId, email }: { userId: string; email: string },
): Promise<void> {
	await db.$transaction(async (tx) => {
		// Two claims of one person wait for each other. FOR UPDATE would also block an insert that puts the person on
		// a roll, and that only after its row is written, because a foreign key is checked last. The two would
		// deadlock.
		await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
		await asActor(tx, { actorId: userId, how: "SIGN_IN" });
		// Enum values are compared in the order of the schema, from least to most.
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
		// This is not part of the statement above, because there the unique index still contains the deleted row.
		const id = { in: merged.map((row) => row.id) };
		await tx.attendance.updateMany({ where: { id, email: null }, data: { email } });
		await tx.attendance.updateMany({ where: { email, userId: null }, data: { userId } });
	});
}

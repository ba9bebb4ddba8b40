/**
 * At every sign-in, gives a person the memberships that organizers created for their e-mail address.
 * The caller must have verified that the address is theirs, because this is how people get into an event.
 */
import type { Prisma, PrismaClient } from "@/prisma/generated/client";
import { isUniqueViolation } from "../db/unique-violation";
import { asActor } from "../roll/as-actor";
import { lockRows } from "../roll/lock-rows";
import { mergeRows } from "../roll/merge-rows";

/**
 * A claim is retried if the person is put on the roll at the same time, which can happen once per event with their
 * address.
 */
const ATTEMPTS = 5;
/** Several rows of one event can be a person's only by their address and by rows that were merged. */
const ROUNDS = 5;

/**
 * `email` must be in its one form (rules/email.ts) and proven to belong to the person. Repeating is safe, even at the same time. If
 * the person is already on an event's roll, for instance by a join code, the two rows are merged into one
 * (../roll/merge-rows.ts) with the better role and status of both.
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
		// In each event one row after the other. An organizer who merges rows at the same time may have given the address to
		// another row, which is seen in the next round.
		for (let round = 1; round <= ROUNDS; round++) {
			const claimed = await claimRows(tx, { userId, email });
			if (claimed === 0) return;
		}
	});
}

interface Claimable {
	id: string;
	eventId: string;
	/** The row that the person has in this event already. */
	ownId: string | null;
}

/** Claims one row of each event that has any. Returns how many there were. */
async function claimRows(
	tx: Prisma.TransactionClient,
	{ userId, email }: { userId: string; email: string },
): Promise<number> {
	// A row that was merged from two has the address of either.
	const claimable = await tx.$queryRaw<Claimable[]>`
		SELECT DISTINCT ON (theirs."eventId") theirs.id, theirs."eventId", own.id AS "ownId"
		FROM "Attendance" theirs
		LEFT JOIN "Attendance" own ON own."eventId" = theirs."eventId" AND own."userId" = ${userId}::uuid
		WHERE theirs."userId" IS NULL
		  AND (theirs.email = ${email} OR theirs.id IN (SELECT "rowId" FROM "RollMerge" WHERE email = ${email}))
		ORDER BY theirs."eventId", theirs.id`;
	for (const { id, eventId, ownId } of claimable) {
		if (ownId === null) continue;
		const rows = await lockRows(tx, eventId, [id, ownId]);
		const own = rows.find((row) => row.id === ownId && row.userId === userId);
		const theirs = rows.find((row) => row.id === id && row.userId === null);
		if (own && theirs) await mergeRows(tx, { kept: own, gone: theirs, chain: "drop", actorId: userId });
	}
	const alone = claimable.filter(({ ownId }) => ownId === null).map(({ id }) => id);
	await tx.attendance.updateMany({ where: { id: { in: alone }, userId: null }, data: { userId } });
	return claimable.length;
}

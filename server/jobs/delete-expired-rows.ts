/**
 * Deletes rows that nobody reads any more: counters of rate limits, old changes, e-mail links a day after their end, presses
 * that no longer count for a limit, decisions that can no longer be undone, lists that were read into a roll, what operators
 * looked at, and the turns of people whose jobs have all begun.
 */
import type { SweepStep } from "./sweep-step";

const dayMilliseconds = 24 * 60 * 60 * 1_000;

export const deleteExpiredRows: SweepStep = async ({ db, limits, now }) => {
	const time = now().getTime();
	await db.rateLimit.deleteMany({ where: { expire: { lt: time } } });
	const changesEnd = new Date(time - limits.changesKeptSeconds * 1_000);
	await db.change.deleteMany({ where: { createdAt: { lt: changesEnd } } });
	await db.emailLink.deleteMany({ where: { expiresAt: { lt: new Date(time - dayMilliseconds) } } });
	await db.measure.deleteMany({ where: { at: { lt: new Date(time - 2 * dayMilliseconds) } } });
	await db.sweepRun.deleteMany({ where: { endedAt: { lt: new Date(time - 7 * dayMilliseconds) } } });
	await db.invitationPress.deleteMany({ where: { createdAt: { lt: new Date(time - dayMilliseconds) } } });
	const decisionsEnd = new Date(time - limits.decisionUndoSeconds * 1_000);
	await db.decision.deleteMany({ where: { createdAt: { lt: decisionsEnd } } });
	// A list that was not applied goes whole. Of one that was, what undoing needs is kept for longer.
	const listsEnd = new Date(time - limits.importRowsSeconds * 1_000);
	const undoEnd = new Date(time - limits.importUndoSeconds * 1_000);
	await db.rollImport.deleteMany({
		where: { OR: [{ createdAt: { lt: undoEnd } }, { state: "OPEN", createdAt: { lt: listsEnd } }] },
	});
	await db.rollImportLine.deleteMany({ where: { import: { createdAt: { lt: listsEnd } } } });
	await db.rollImportRow.deleteMany({ where: { import: { createdAt: { lt: listsEnd } } } });
	await db.$executeRaw`
		DELETE FROM "JobLine" USING "JobClock" clock
		WHERE "JobLine".kind = clock.kind AND "JobLine".next <= clock.turn`;
};

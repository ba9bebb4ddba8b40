/** Deletes rows that nobody reads any more: counters of rate limits, and e-mail links a day after their end. */
import type { Job } from "./job";

const dayMilliseconds = 24 * 60 * 60 * 1_000;

export const deleteExpiredRows: Job = async ({ db, now }) => {
	const time = now().getTime();
	await db.rateLimit.deleteMany({ where: { expire: { lt: time } } });
	await db.emailLink.deleteMany({ where: { expiresAt: { lt: new Date(time - dayMilliseconds) } } });
};

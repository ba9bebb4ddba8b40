import { setTimeout as wait } from "node:timers/promises";
import type { SweepDeps, SweepReport } from "./sweep-step";

/** Milliseconds, which a sweep keeps free before it has to return. One that returns because the database hangs waits no longer. */
export const keepPatience = 1_000;

/** Notes what a sweep did, for operators (../operations). Never throws, because the sweep itself is done. */
export async function keepReport(
	{ db, log }: Pick<SweepDeps, "db" | "log">,
	startedAt: Date,
	endedAt: Date,
	report: SweepReport,
): Promise<void> {
	const kept = db.sweepRun.create({ data: { startedAt, endedAt, report: { ...report } } }).then(
		() => {},
		(error: unknown) => log.error({ err: error }, "the report of a sweep was not kept"),
	);
	await Promise.race([kept, wait(keepPatience, undefined, { ref: false })]);
}

import { setTimeout as wait } from "node:timers/promises";
import type { SweepDeps, SweepReport } from "./sweep-step";

/** Milliseconds. A sweep that has to return because the database hangs does not wait for it once more. */
const patience = 2_000;

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
	await Promise.race([kept, wait(patience, undefined, { ref: false })]);
}

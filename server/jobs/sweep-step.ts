/**
 * What every step of a sweep has in common. A step does things that are safe to repeat, and safe beside a second sweep
 * or a browser, so it needs no lock and may be killed anywhere.
 */
import type { Deps } from "../deps";

export type SweepDeps = Pick<Deps, "db" | "storage" | "limits" | "now" | "log" | "mailer" | "origin">;

/** How many things of each kind one sweep did itself, without those that another sweep or a browser did beside it. */
export interface SweepReport {
	/** Intents whose object had arrived; they are Photos now. */
	confirmed: number;
	/** Intents that may still get their object. */
	waiting: number;
	/** Intents that ended because their time was up. */
	expired: number;
	/** Intents that ended because their object was not the announced one. */
	rejected: number;
	/** Intents that ended because another photo of the event has the same bytes. */
	duplicate: number;
	/** Ended intents that were deleted because they need not be remembered any longer. */
	forgotten: number;
	/** Photos that this sweep developed. */
	developed: number;
	/** Things that failed; they are tried again. */
	failed: number;
	/** 1 if its time was up, or its process had to end, before everything was done; else 0. The next sweep goes on. */
	unfinished: number;
}

export const emptyReport = (): SweepReport => ({
	...{ confirmed: 0, waiting: 0, expired: 0, rejected: 0, duplicate: 0, forgotten: 0 },
	...{ developed: 0, failed: 0, unfinished: 0 },
});

export interface Sweep {
	report: SweepReport;
	/** No step may begin after this. */
	until: Date | undefined;
	/** Asked before anything begins. Once it is false, something is left, and the report says so. */
	inTime: () => boolean;
	/** Aborted when the sweep returns although something has not ended. */
	over: AbortSignal;
}

export type SweepStep = (deps: SweepDeps, sweep: Sweep) => Promise<void>;

/** Rows that one query reads. */
export const pageSize = 200;
/** A line for everything that the report counts as failed; docs/runbook.md tells its reader to look for it. */
export const leftToNext = "left to the next sweep";
/** Requests to the store under way at once. */
const workers = 8;

/** Does the work for every item, several at once, so that a slow one does not hold up the others. */
export async function forEach<T>(
	items: readonly T[],
	{ inTime }: Sweep,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const queue = items.values();
	const worker = async () => {
		for (const item of queue) {
			if (!inTime()) return;
			await work(item);
		}
	};
	await Promise.all(Array.from({ length: workers }, worker));
}

/**
 * Develops photos beside the other steps of a sweep, so that a photo which the sweep confirms is in the album a moment later and
 * not when everything else is done.
 */
import { setTimeout as wait } from "node:timers/promises";
import { developNext } from "./develop-next";
import type { Sweep, SweepDeps } from "./sweep-step";

/** Milliseconds until it looks for a photo again, while the other steps may still confirm one. */
const lookAgainMs = 200;

/**
 * Returns when the other steps have ended and no photo is left whose turn has come. One photo at a time, because a picture
 * that is being developed takes most of a small function's memory.
 */
export async function developMeanwhile(
	deps: SweepDeps,
	{ until, report, inTime, over }: Sweep,
	others: Promise<void>,
): Promise<void> {
	let isLast = false;
	const othersEnd = others
		.catch(() => {})
		.then(() => {
			isLast = true;
		});
	while (inTime()) {
		const wasLast = isLast;
		const end = await developNext(deps, { until, over });
		if (end === "late") report.unfinished = 1;
		if (end === "late" || (end === "none" && wasLast)) return;
		if (end === "none") await Promise.race([othersEnd, wait(lookAgainMs)]);
		else if (end !== "waiting") report[end] += 1;
	}
}

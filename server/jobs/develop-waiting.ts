/** Develops photos until none is left whose turn has come. */
import { developNext } from "./develop-next";
import type { SweepStep } from "./sweep-step";

/** One photo at a time, because a picture that is being developed takes most of a small function's memory. */
export const developWaiting: SweepStep = async (deps, { until, report, inTime }) => {
	while (inTime()) {
		const end = await developNext(deps, { until });
		if (end === "none" || end === "late") return;
		if (end !== "waiting") report[end] += 1;
	}
};

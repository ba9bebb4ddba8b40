/** Moves renditions until no job is left whose time has come. */
import { moveNext } from "./move-next";
import type { SweepStep } from "./sweep-step";

export const moveWaiting: SweepStep = async (deps, { report, inTime }) => {
	while (inTime()) {
		const end = await moveNext(deps);
		if (end === "failed") report.failed += 1;
		if (end === "none") return;
	}
};

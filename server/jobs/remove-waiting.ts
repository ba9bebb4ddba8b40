/** Removes objects until no job is left whose time has come. */
import { removeObjects } from "./remove-objects";
import type { SweepStep } from "./sweep-step";

export const removeWaiting: SweepStep = async (deps, { report, inTime }) => {
	while (inTime()) {
		const end = await removeObjects(deps);
		if (end === "failed") report.failed += 1;
		if (end === "none") return;
	}
};

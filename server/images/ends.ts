/** How developing a photo can end without renditions, besides a file that is at fault (./process/unusable-picture.mjs). */
import type { Verdict } from "./process/messages";

/** It cost more than any photo may. Trying again may do better, because a machine can be slow for a while. */
export class BudgetSpent extends Error {
	readonly verdict: Verdict;
	constructor(verdict: Verdict) {
		super(`Developing was ended: ${verdict}.`);
		this.name = "BudgetSpent";
		this.verdict = verdict;
	}
}

/** The host ended the process: it says nothing about the photo. */
export class Interrupted extends Error {
	constructor(signal: string) {
		super(`Developing was ended by the host (${signal}).`);
		this.name = "Interrupted";
	}
}

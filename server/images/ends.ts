/**
 * How developing can end without renditions although the file is not at fault (see
 * ./process/unusable-picture.mjs).
 */
import type { Verdict } from "./process/messages";

/** Developing cost more than any photo may. A retry may succeed if it was time, because a machine can be slow for a while. */
export class BudgetSpent extends Error {
	readonly verdict: Verdict;
	constructor(verdict: Verdict) {
		super(`Developing exceeded its budget: ${verdict}.`);
		this.name = "BudgetSpent";
		this.verdict = verdict;
	}
}

/** The host ended the process or did not let it start, so the photo may be fine. */
export class Interrupted extends Error {
	constructor(reason: string, options?: ErrorOptions) {
		super(`Developing was ended by the host (${reason}).`, options);
		this.name = "Interrupted";
	}
}

/** A decoder crashed or failed in a way that is not known to be the file's fault. */
export class Crashed extends Error {
	constructor(reason: string) {
		super(`The process that develops a photo crashed: ${reason}`);
		this.name = "Crashed";
	}
}

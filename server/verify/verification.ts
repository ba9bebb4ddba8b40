/** What all parts of one verification share. */
import type { Deps } from "../deps";
import type { Range } from "./read-pages";
import { count, type Difference, type Explanation, type Mended, type Report } from "./report";

export type VerifyDeps = Pick<Deps, "db" | "prepared" | "storage" | "now">;

/**
 * What may be mended. `renditions`: photos are developed again. `rows`: photos are made of what their objects say. `owners`:
 * so are the events and people that those name. `lost`: photos whose original is gone are marked, and marks are taken off.
 */
export const mendKinds = ["renditions", "rows", "owners", "lost"] as const;
export type MendKind = (typeof mendKinds)[number];

export interface Verification {
	deps: VerifyDeps;
	range: Range;
	/** Whether originals are hashed and renditions read. */
	deep: boolean;
	/** Null if nothing was asked to be mended. */
	mend: ReadonlySet<MendKind> | null;
	/** Whether what would be mended is only said. */
	dryRun: boolean;
	/** Whether photos that are made anew are shown at once, where their event does not approve photos first. */
	shown: boolean;
	report: Report;
	/** The ids of events and people that a dry run would have made so far. */
	wouldMake: Set<string>;
	/** Called for each difference, with what was done about it. */
	found: (difference: Difference, mended: Mended | null) => void;
}

/** Counts a difference and says it. */
export function tell(v: Verification, difference: Difference, mended: Mended | null): void {
	count(v.report.differences, difference.kind);
	if (mended) count(v.report.mended, mended);
	v.found(difference, mended);
}

export const explain = ({ report }: Verification, by: Explanation): void => count(report.explained, by);

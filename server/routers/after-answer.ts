import type { Deps } from "../deps";

export type Afterwards = (deps: Deps) => Promise<void>;

/**
 * Has jobs run soon: by the server's loop, or by `work` once the answer was sent. All calls of a batch are answered together,
 * so `work` runs once for them.
 */
export function afterAnswer(
	{ deps, afterwards }: { deps: Deps; afterwards?: Set<Afterwards> },
	work: Afterwards,
): void {
	if (afterwards?.has(work)) return;
	afterwards?.add(work);
	deps.jobsSoon(() => work(deps));
}

/** Starts a package with the network, clock and session of this tab, and asks before the tab is closed while that would lose it. */
import { onSignedInAgain } from "../../trpc/session";
import { askBeforeLeaving } from "../../waiting/ask-before-leaving";
import { browserClock } from "../../waiting/clock";
import { browserConnection } from "../../waiting/connection";
import { keepAwake } from "../../waiting/keep-awake";
import { type PackageTools, startPackage } from "./package";
import type { Package, PackageOptions } from "./package.types";

const tools: PackageTools = {
	clock: browserClock,
	connection: browserConnection,
	onSignedInAgain,
	random: Math.random,
	today: () => new Date(),
	stallMs: 30_000,
	patienceMs: 5 * 60_000,
};

/** The sink comes from ./sinks/choose-sink.ts. The screen stays on until the package has ended, and so does the question before leaving. */
export function startInBrowser(options: PackageOptions): Package {
	const made = startPackage(options, tools);
	const letSleep = keepAwake();
	askBeforeLeaving(made, true);
	const stop = made.subscribe(() => {
		if (made.snapshot().wouldLose) return;
		stop();
		letSleep();
		askBeforeLeaving(made, false);
	});
	return made;
}

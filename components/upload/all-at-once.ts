/**
 * Changes to the query cache that pages can wait for a moment with. They are made together, because each would render the
 * whole album, and during a large upload dozens come within a second.
 */
import { notifyManager } from "@tanstack/react-query";

/** Milliseconds. An album that grows twice as often costs a phone twice as much, while it sends photos. */
const every = 1_000;

export function allAtOnce(): (change: () => void) => void {
	let waiting: (() => void)[] = [];
	return (change) => {
		waiting.push(change);
		if (waiting.length > 1) return;
		setTimeout(() => {
			const now = waiting;
			waiting = [];
			notifyManager.batch(() => {
				for (const make of now) make();
			});
		}, every);
	};
}

import { startTransition } from "react";

export interface Clock {
	/** Milliseconds since some moment. It never runs backwards. */
	now(): number;
	/** Resolves after `ms` milliseconds. */
	wait(ms: number): Promise<void>;
	/** Calls `show` when batched changes should be rendered, which must be later and not at once. */
	schedule(show: () => void): void;
}

/** Milliseconds between two renderings of what the workers report: nobody reads faster. */
const showEvery = 500;

export const browserClock: Clock = {
	now: () => performance.now(),
	wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
	// Animation frames would stop in a background tab, and the list must be right when the tab comes back.
	schedule: (show) => void setTimeout(() => startTransition(show), showEvery),
};

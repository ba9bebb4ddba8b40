import type { Clock } from "../queue/seams";

/** Milliseconds between two renderings of what the workers report: nobody reads faster. */
const showEvery = 250;

export const browserClock: Clock = {
	now: () => performance.now(),
	wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
	// Animation frames would stop in a background tab, and the list must be right when the tab comes back.
	schedule: (show) => void setTimeout(show, showEvery),
};

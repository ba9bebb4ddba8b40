/** The tasks of script of a page, in frames that took longer than 50 ms, which is all that the browser tells. */
import type { Page } from "@playwright/test";

/** From the next load of the page on. */
export const watchScriptTasks = (page: Page) =>
	page.addInitScript(() => {
		const tasks: number[] = [];
		Object.assign(window, { scriptTasks: tasks });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				const { scripts = [] } = entry as unknown as { scripts?: { duration: number }[] };
				tasks.push(...scripts.map(({ duration }) => duration));
			}
		}).observe({ type: "long-animation-frame", buffered: true });
	});

/** Milliseconds, since the page began to load or since the last call; 0 if no frame took 50. */
export const longestScriptTask = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		// The browser reports a frame shortly after it ends.
		await new Promise((resolve) => setTimeout(resolve, 200));
		const { scriptTasks } = window as unknown as { scriptTasks: number[] };
		return Math.max(0, ...scriptTasks.splice(0));
	});

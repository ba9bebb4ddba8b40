import type { Page } from "./test";

/** What the browser reports as moved without being asked for, since the page began. */
export const layoutShift = (page: Page): Promise<number> =>
	page.evaluate(`new Promise((resolve) => {
		let shift = 0;
		new PerformanceObserver((list) => {
			for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
			resolve(shift);
		}).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => resolve(shift), 500);
	})`);

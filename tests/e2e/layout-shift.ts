import type { Page } from "./test";

/** The sum of the layout shifts without recent input that the browser has reported since the page was opened. */
export const layoutShift = (page: Page): Promise<number> =>
	page.evaluate(`new Promise((resolve) => {
		let shift = 0;
		new PerformanceObserver((list) => {
			for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
			resolve(shift);
		}).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => resolve(shift), 500);
	})`);

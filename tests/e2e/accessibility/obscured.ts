/** Which elements are entirely covered, or outside the screen, while they have the focus (WCAG 2.2, 2.4.11). */
import type { Page } from "../test";

/**
 * Focuses every element that Tab reaches, first to last and back, as Tab and Shift+Tab do, and looks at a grid of points
 * in it. Something is said of each element that shows at none of them. Behind a dialog nothing can be focused.
 */
export function obscured(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const reached =
			"a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";
		const scope = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
		const all = [...scope.querySelectorAll<HTMLElement>(reached)].filter(
			(element) =>
				element.tabIndex >= 0 &&
				!element.matches(":disabled") &&
				!element.closest("[inert]") &&
				element.checkVisibility({ visibilityProperty: true }),
		);
		const hidden = new Set<string>();
		let looked = 0;
		for (const element of [...all, ...all.toReversed()]) {
			element.focus();
			// A list may take an element out of the page that is far from its window.
			if (document.activeElement !== element) continue;
			looked++;
			// Controls that hide while nobody does anything come back in the next frame, and a list that keeps only what is near
			// follows the scroll.
			if (looked % 8 === 1) await new Promise((drawn) => requestAnimationFrame(drawn));
			// The focus of a field that only screen readers see is shown by its label.
			const own = element.getBoundingClientRect();
			const shown = own.width <= 2 || own.height <= 2 ? (element.closest("label") ?? element) : element;
			const { left, right, top, bottom } = shown.getBoundingClientRect();
			const isSeen = [0.04, 0.27, 0.5, 0.73, 0.96].some((x) =>
				[0.06, 0.28, 0.5, 0.72, 0.94].some((y) => {
					const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
					return hit !== null && (shown === hit || shown.contains(hit));
				}),
			);
			if (!isSeen) {
				const name = element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40) ?? "";
				const at = `${Math.round(top)} to ${Math.round(bottom)} of ${window.innerHeight}`;
				hidden.add(`${element.tagName.toLowerCase()} "${name}" ${element.className.slice(0, 60)} at ${at}`);
			}
		}
		if (looked === 0 && all.length > 0) hidden.add("nothing could be focused");
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		return [...hidden];
	});
}

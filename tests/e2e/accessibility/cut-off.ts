/** Text that its box cuts off, and text and controls outside the screen. */
import type { Page } from "../test";

export const cutOff = (page: Page) =>
	page.evaluate(() => {
		const root = document.documentElement;
		const wrong: string[] = [];
		if (root.scrollWidth > root.clientWidth) {
			const isWide = (element: Element) => {
				const { left, right, width } = element.getBoundingClientRect();
				return width > 0 && (left < -1 || right > root.clientWidth + 1);
			};
			const widest = [...document.querySelectorAll("body *")].filter(
				(element) => isWide(element) && ![...element.children].some(isWide),
			);
			const named = widest.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 140));
			wrong.push(`the page is ${root.scrollWidth} wide: ${named.join(" ")}`);
		}
		const scope = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
		for (const one of scope.querySelectorAll<HTMLElement>("h1, h2, h3, p, button, a, label, legend, dd")) {
			if (!one.checkVisibility() || one.closest(".sr-only, ul.w-max, [inert]")) continue;
			if (one.matches(".truncate, .sr-only, :has(.truncate), [data-photo-id] *")) continue;
			const { left, right, width } = one.getBoundingClientRect();
			const isCut = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline";
			if (isCut) wrong.push(`cut off: ${one.outerHTML.slice(0, 140)}`);
			// The strip of film on the first page is meant to run over its edge.
			else if (width > 0 && (left < -1 || right > root.clientWidth + 1) && !one.closest("[aria-hidden]"))
				wrong.push(`outside: ${one.outerHTML.slice(0, 140)}`);
		}
		return wrong;
	});

"use client";

import { type RefObject, useEffect } from "react";

const focusable =
	"a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]";

/** What takes the place of a control, from the attributes of it and of what is around it, first choice first. */
function successorsOf(control: HTMLElement, area: HTMLElement): string[] {
	const names: string[] = [];
	for (let at: Element | null = control; at && area.contains(at); at = at.parentElement)
		if (at instanceof HTMLElement) names.push(...(at.dataset.focus?.split(" ") ?? []));
	return names;
}

function find(name: string, area: HTMLElement): HTMLElement | null {
	for (const named of area.querySelectorAll<HTMLElement>(`[data-focus~="${name}"]`)) {
		// A list that can have the focus itself would rather give it to an entry.
		const control = named.querySelector<HTMLElement>(focusable) ?? (named.matches(focusable) ? named : null);
		if (control?.checkVisibility()) return control;
	}
	return null;
}

/**
 * Keeps the focus in the area when the control that has it disappears or is disabled, as buttons do that a press replaces
 * by others. The browser would give it to the page, and the next Tab would begin at the top. A control says with
 * `data-focus` by which names it is found; the first element that has one of the names of the old one gets the focus,
 * and at last the one with `data-focus="area"`.
 */
export function useLastingFocus(areaRef: RefObject<HTMLElement | null>) {
	useEffect(() => {
		const area = areaRef.current;
		if (!area) return;
		let last: { control: HTMLElement; names: string[] } | null = null;
		const isLost = (control: HTMLElement) => !control.isConnected || control.matches(":disabled");
		const isNowhere = () => {
			const now = document.activeElement;
			return !now || now === document.body || now instanceof HTMLDialogElement || now.matches(":disabled");
		};
		const onFocus = ({ target }: FocusEvent) => {
			if (target instanceof HTMLElement) last = { control: target, names: successorsOf(target, area) };
		};
		const onBlur = ({ target }: FocusEvent) =>
			// A press on nothing gives the focus away. By then an element that was removed is no longer in the page.
			queueMicrotask(() => {
				if (last?.control === target && !isLost(last.control) && isNowhere()) last = null;
			});
		const mend = () => {
			if (!last || !isLost(last.control) || !isNowhere()) return;
			for (const name of [...last.names, "area"]) {
				const successor = find(name, area);
				if (successor) return successor.focus();
			}
		};
		const observer = new MutationObserver(mend);
		observer.observe(area, {
			subtree: true,
			childList: true,
			attributes: true,
			attributeFilter: ["disabled"],
		});
		area.addEventListener("focusin", onFocus);
		area.addEventListener("focusout", onBlur);
		return () => {
			observer.disconnect();
			area.removeEventListener("focusin", onFocus);
			area.removeEventListener("focusout", onBlur);
		};
	}, [areaRef]);
}

"use client";

import { useEffect } from "react";

/**
 * What has been written, and the page's own title in it. Shared by everything that writes the title, so that nobody takes what
 * another has written for the page's own. A page that is opened in the meantime has another title.
 */
let written: { whole: string; own: string } | null = null;

function write(titleOf: (own: string) => string) {
	const own = written && document.title === written.whole ? written.own : document.title;
	document.title = titleOf(own);
	// Read back, because the browser collapses white space.
	written = { own, whole: document.title };
}

/** While there is a function, the tab's title is what it makes of the page's own, also of that of a page that is opened later. */
export function useTabTitle(titleOf: ((own: string) => string) | null) {
	const isOn = titleOf !== null;
	useEffect(() => {
		if (!titleOf) return;
		write(titleOf);
		const observer = new MutationObserver(() => {
			if (document.title !== written?.whole) write(titleOf);
		});
		observer.observe(document.head, { subtree: true, childList: true, characterData: true });
		return () => observer.disconnect();
	}, [titleOf]);
	useEffect(() => {
		if (!isOn) return;
		return () => {
			if (written && document.title === written.whole) document.title = written.own;
			written = null;
		};
	}, [isOn]);
}

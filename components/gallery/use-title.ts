"use client";

import { useEffect } from "react";
import { titleOf } from "../site/title";

/** The tab, and with it the browser's history and bookmarks, names what is looked at; what it said before comes back. */
export function useTitle(name: string) {
	useEffect(() => {
		const before = document.title;
		const title = titleOf(name);
		document.title = title;
		return () => {
			// The next page may have said its own by now.
			if (document.title === title) document.title = before;
		};
	}, [name]);
}

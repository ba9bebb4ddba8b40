"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "#translations";

/** The tab's title says how many photos have arrived while some are under way. */
export function useTabTitle(done: number, total: number, underWay: boolean) {
	const t = useTranslations("upload");
	/** What this hook has written, and the page's own title in it. A page that is opened meanwhile has another one. */
	const written = useRef<{ whole: string; own: string } | null>(null);
	useEffect(() => {
		const own = document.title === written.current?.whole ? written.current.own : document.title;
		if (!underWay) return;
		document.title = t("tabTitle", { done, total, title: own });
		// Read back, because the browser collapses white space.
		written.current = { own, whole: document.title };
	}, [t, done, total, underWay]);
	useEffect(() => {
		if (!underWay) return;
		return () => {
			if (document.title === written.current?.whole) document.title = written.current.own;
			written.current = null;
		};
	}, [underWay]);
}

"use client";

import { useEffect } from "react";
import { useTranslations } from "#translations";

const bare = (title: string) => title.replace(/^\(\S+\/\S+\) /, "");

/** The tab's title says how many photos have arrived while some are under way. */
export function useTabTitle(done: number, total: number, underWay: boolean) {
	const t = useTranslations("upload");
	useEffect(() => {
		if (underWay) document.title = t("tabTitle", { done, total, title: bare(document.title) });
	}, [t, done, total, underWay]);
	useEffect(() => {
		if (!underWay) return;
		return () => {
			document.title = bare(document.title);
		};
	}, [underWay]);
}

"use client";

import { useCallback } from "react";
import { useTranslations } from "#translations";
import { useTabTitle } from "../ui/use-tab-title";
import type { Running } from "./running";

/** Writes how far the uploads are before the title of whatever page is open. */
export function RunningTitle({ done, started }: Pick<Running, "done" | "started">) {
	const t = useTranslations("common");
	useTabTitle(useCallback((title: string) => t("uploadTitle", { done, started, title }), [t, done, started]));
	return null;
}

import { useMemo } from "react";
import { useLocale, useTranslations } from "#translations";
import { makeFormat } from "./make-format";

/** Dates, times and sizes in the reader's language. The time zone is always named by the caller. */
export function useFormat() {
	const locale = useLocale();
	const t = useTranslations("format");
	return useMemo(() => makeFormat(locale, t), [locale, t]);
}

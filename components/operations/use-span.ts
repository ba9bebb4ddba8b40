import { useTranslations } from "#translations";

/** "12 s", "4 min" or "3 h": how long something takes or has waited. */
export function useSpan(): (seconds: number) => string {
	const t = useTranslations("operations");
	return (seconds) => {
		if (seconds < 120) return t("seconds", { seconds });
		if (seconds < 2 * 3_600) return t("minutes", { minutes: Math.round(seconds / 60) });
		return t("hours", { hours: Math.round(seconds / 3_600) });
	};
}

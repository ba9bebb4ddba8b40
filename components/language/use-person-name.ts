import { useTranslations } from "#translations";

/** What to call a person. The server sends an empty name, or null, for somebody without one. */
export function usePersonName() {
	const t = useTranslations("common");
	return (name: string | null) => name || t("somebody");
}

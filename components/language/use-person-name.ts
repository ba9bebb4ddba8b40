import { useTranslations } from "#translations";

/** What to call a person. The server sends an empty name, or null, for somebody without one. */
export function usePersonName() {
	const t = useTranslations("common");
	return (name: string | null) => name || t("somebody");
}

/** Who added a photo, and for whom: "Ada Park for Mia Park". */
export function useUploaderName() {
	const t = useTranslations("common");
	const nameOf = usePersonName();
	return (by: string | null, whom: string | null) =>
		whom ? t("uploaderFor", { by: nameOf(by), whom }) : nameOf(by);
}

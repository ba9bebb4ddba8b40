import { useTranslations } from "#translations";
import { Banner } from "./banner";

/** Shown when a request got no answer, because the network or the server is down. */
export function NoAnswer() {
	const t = useTranslations("common");
	return (
		<Banner tone="bad" title={t("noAnswer")}>
			{t("noAnswerAdvice")}
		</Banner>
	);
}

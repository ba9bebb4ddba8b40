import { useTranslations } from "#translations";
import { SignInAgain } from "../../sign-in/sign-in-again";
import { Banner } from "../../ui/banner";

/** The sign-in opens in a window of its own, because this tab holds the chosen photos, and they go on by themselves. */
export function SignedOut() {
	const t = useTranslations("upload");
	return (
		<Banner tone="bad" title={t("signedOut")} action={<SignInAgain variant="secondary" />}>
			{t("signedOutAdvice")}
		</Banner>
	);
}

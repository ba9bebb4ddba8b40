import { useTranslations } from "#translations";
import { Banner } from "../../ui/banner";
import { ButtonAnchor } from "../../ui/button";

/** The sign-in page opens in another tab, because this tab holds the chosen photos. */
export function SignedOut({ slug }: { slug: string }) {
	const t = useTranslations("upload");
	return (
		<Banner
			tone="bad"
			title={t("signedOut")}
			action={
				<ButtonAnchor
					href={`/sign-in?callbackUrl=${encodeURIComponent(`/events/${slug}`)}`}
					target="_blank"
					rel="noreferrer"
				>
					{t("signIn")}
				</ButtonAnchor>
			}
		>
			{t("signedOutAdvice")}
		</Banner>
	);
}

import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { SignInAgain } from "../sign-in/sign-in-again";
import { failureOf } from "../trpc/failure-of";
import { hasCode, isFinal } from "../trpc/query-client";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

interface AlbumFailedProps {
	error: unknown;
	busy: boolean;
	onRetry: () => void;
	/** Back to the album that is on the screen. */
	onBack: () => void;
}

/** Another order or filter could not be loaded, so the photos from before stay below. */
export function AlbumFailed({ error, busy, onRetry, onBack }: AlbumFailedProps) {
	const t = useTranslations("gallery");
	const common = useTranslations("common");
	const failureText = useFailureText();
	return (
		<div className="mb-4">
			<Banner
				tone="bad"
				title={t("notChanged")}
				action={
					<div className="flex flex-wrap gap-2">
						{hasCode(error, "SIGNED_OUT") ? (
							<SignInAgain variant="secondary" />
						) : (
							<Button busy={busy} onClick={onRetry}>
								{common("tryAgain")}
							</Button>
						)}
						<Button variant="quiet" onClick={onBack}>
							{t("backToShown")}
						</Button>
					</div>
				}
			>
				{isFinal(error) ? failureText(failureOf(error)) : t("notChangedAdvice")}
			</Banner>
		</div>
	);
}

import { useTranslations } from "#translations";
import { useFailureText } from "../../language/use-failure-text";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import type { Refused } from "../intake/take-in";

/** How many are named. The rest is counted. */
const most = 50;

export function RefusedFiles({ files, onDismiss }: { files: readonly Refused[]; onDismiss: () => void }) {
	const t = useTranslations("upload");
	const failureText = useFailureText();
	if (files.length === 0) return null;
	return (
		<Banner
			tone="bad"
			title={t("cannotBeAdded", { count: files.length })}
			action={
				<Button variant="quietDanger" onClick={onDismiss}>
					{t("dismiss")}
				</Button>
			}
		>
			<ul className="mt-1 flex max-h-60 flex-col gap-1.5 overflow-y-auto">
				{files.slice(0, most).map(({ name, reason }, index) => (
					// The index is the key, because two files may share a name and the list only grows
					<li key={index} className="wrap-anywhere">
						{t.rich("refusal", {
							name,
							reason: failureText(reason),
							file: (text) => <bdi className="font-medium">{text}</bdi>,
						})}
					</li>
				))}
				{files.length > most ? <li>{t("andMore", { count: files.length - most })}</li> : null}
			</ul>
		</Banner>
	);
}

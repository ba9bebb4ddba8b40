import { useTranslations } from "#translations";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { NameList } from "./name-list";

/** One sentence about the files that came with the photos, such as those of a camera's card. */
export function SetAside({ names, onDismiss }: { names: readonly string[]; onDismiss: () => void }) {
	const t = useTranslations("upload");
	if (names.length === 0) return null;
	return (
		<Banner
			action={
				<Button variant="quiet" onClick={onDismiss}>
					{t("dismiss")}
				</Button>
			}
		>
			<NameList names={names}>{t("setAside", { count: names.length })}</NameList>
		</Banner>
	);
}

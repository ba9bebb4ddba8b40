import { useTranslations } from "#translations";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { asideKinds } from "../intake/sidecars";
import type { Aside } from "../intake/take-in";
import { NameList } from "./name-list";

/**
 * One sentence about the files that came with the photos, such as those of a camera's card: how many of which kind. For kinds that
 * somebody may miss it says what helps.
 */
export function SetAside({ files, onDismiss }: { files: readonly Aside[]; onDismiss: () => void }) {
	const t = useTranslations("upload");
	if (files.length === 0) return null;
	const count = (kind: Aside["kind"]) => files.filter((file) => file.kind === kind).length;
	const kinds = asideKinds.flatMap((kind) => {
		const found = count(kind);
		return found > 0 ? [t(`aside${kind}`, { count: found })] : [];
	});
	return (
		<Banner
			action={
				<Button variant="quiet" onClick={onDismiss}>
					{t("dismiss")}
				</Button>
			}
		>
			<NameList names={files.map(({ name }) => name)}>
				{t("setAside", { count: files.length, kinds })}
			</NameList>
			{count("RAW") > 0 ? <p className="mt-1">{t("rawHelp")}</p> : null}
			{count("PICTURE") > 0 ? <p className="mt-1">{t("pictureHelp")}</p> : null}
			{count("LIVE") > 0 ? <p className="mt-1">{t("liveHelp")}</p> : null}
		</Banner>
	);
}

import { Save } from "lucide-react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import type { PackageSnapshot } from "./package/package.types";

/** Saves the last part once more, because a browser may refuse a file or a person delete it. */
export function PartAgainButton({ saved }: { saved: NonNullable<PackageSnapshot["savedPart"]> }) {
	const t = useTranslations("takeHome");
	return (
		<Button className="self-start" onClick={saved.save}>
			<Save aria-hidden className="size-4" /> {t("savePartAgain", { part: saved.part })}
		</Button>
	);
}

/** Saves one part of a package, where the browser saves a file only in a press. */
export function PartButton({ press }: { press: NonNullable<PackageSnapshot["press"]> }) {
	const t = useTranslations("takeHome");
	const format = useFormat();
	return (
		<Banner
			title={t("partReady", { part: press.part, size: format.bytes(press.size) })}
			action={
				<Button variant="primary" data-focus="save pause" onClick={press.save}>
					<Save aria-hidden className="size-4" /> {t("savePart", { part: press.part })}
				</Button>
			}
		>
			{t("partText")}
		</Banner>
	);
}

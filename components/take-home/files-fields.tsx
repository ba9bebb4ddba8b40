import { useId } from "react";
import { useTranslations } from "#translations";
import { largestRenditionPixels } from "@/rules/photo-types";
import { mayOrganize } from "@/rules/roles";
import type { EventView } from "../trpc/types";
import { CheckField } from "../ui/check-field";
import { Section } from "../ui/section";
import { type Choice, isOwn } from "./choice";

interface FilesFieldsProps {
	event: Pick<EventView, "role" | "shareOriginals">;
	personId: string;
	choice: Choice;
	onChange: (choice: Choice) => void;
}

/** Originals or smaller pictures, with what this person gets of each. The server decides in the same way for each photo. */
export function FilesFields({ event, personId, choice, onChange }: FilesFieldsProps) {
	const t = useTranslations("takeHome");
	const name = useId();
	const pixels = largestRenditionPixels;
	const getsOriginals = mayOrganize(event) || event.shareOriginals || isOwn(choice.what, personId);
	return (
		<Section title={t("files")}>
			<fieldset className="flex flex-col">
				<legend className="sr-only">{t("files")}</legend>
				<CheckField
					type="radio"
					name={name}
					label={getsOriginals ? t("files_originals") : t("files_originalsOrBest")}
					hint={getsOriginals ? t("originalsOfAll") : t("originalsOfMine", { pixels })}
					checked={choice.files === "originals"}
					onChange={() => onChange({ ...choice, files: "originals" })}
				/>
				<CheckField
					type="radio"
					name={name}
					label={t("files_renditions")}
					hint={t("renditionsOfAll", { pixels })}
					checked={choice.files === "renditions"}
					onChange={() => onChange({ ...choice, files: "renditions" })}
				/>
			</fieldset>
		</Section>
	);
}

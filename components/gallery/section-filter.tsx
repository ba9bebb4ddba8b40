import { useTranslations } from "#translations";
import { noSection } from "@/rules/sections";
import type { Album } from "../album/album";
import type { EventView } from "../trpc/types";

interface SectionFilterProps {
	event: Pick<EventView, "sections" | "photoCount">;
	album: Album;
	onChange: (album: Album) => void;
	className: string;
}

/** Chooses the section, in an event that has sections. The numbers are those of the whole event. */
export function SectionFilter({
	event: { sections, photoCount },
	album,
	onChange,
	className,
}: SectionFilterProps) {
	const t = useTranslations("gallery");
	const chosen = album.section;
	if (sections.length === 0 && chosen === undefined) return null;
	const inNone = photoCount - sections.reduce((sum, section) => sum + section.photoCount, 0);
	const isKnown = chosen === undefined || chosen === noSection || sections.some(({ id }) => id === chosen);
	return (
		<label className="min-w-28 flex-1">
			<span className="sr-only">{t("section")}</span>
			<select
				value={chosen ?? ""}
				onChange={(change) => onChange({ ...album, section: change.target.value || undefined })}
				className={className}
			>
				<option value="">{t("allSections")}</option>
				{sections.map(({ id, name, photoCount: count }) => (
					<option key={id} value={id} dir="auto">
						{t("sectionOption", { name, count })}
					</option>
				))}
				{inNone > 0 || chosen === noSection ? (
					<option value={noSection}>{t("inNoSection", { count: Math.max(inNone, 0) })}</option>
				) : null}
				{isKnown ? null : <option value={chosen}>{t("sectionGone")}</option>}
			</select>
		</label>
	);
}

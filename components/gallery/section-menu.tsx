import { useTranslations } from "#translations";
import { noSection, sectionByTime } from "@/rules/sections";
import type { EventView } from "../trpc/types";

interface SectionMenuProps {
	sections: EventView["sections"];
	disabled: boolean;
	/** Called with a section's id, "none" or "time". */
	onMove: (section: string) => void;
}

/** Chooses where an organizer moves the selected photos. */
export function SectionMenu({ sections, disabled, onMove }: SectionMenuProps) {
	const t = useTranslations("gallery");
	return (
		<label className="max-w-full min-w-40 flex-1 sm:flex-none">
			<span className="sr-only">{t("moveTo")}</span>
			<select
				value=""
				disabled={disabled}
				onChange={(change) => onMove(change.target.value)}
				className="min-h-11 w-full truncate rounded-control border border-line-strong/60 bg-surface px-3 text-sm font-medium hover:border-ink disabled:opacity-55 sm:w-52"
			>
				<option value="" disabled>
					{t("moveTo")}
				</option>
				{sections.map(({ id, name }) => (
					<option key={id} value={id} dir="auto">
						{name}
					</option>
				))}
				<option value={noSection}>{t("moveToNone")}</option>
				<option value={sectionByTime}>{t("moveByTime")}</option>
			</select>
		</label>
	);
}

import { useTranslations } from "#translations";
import type { EventView } from "../../trpc/types";
import { SelectField } from "../../ui/select-field";
import { knownSection, sectionOfAll } from "../intake/section-of";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";

type Sections = EventView["sections"];

/** In the select, where "" is the choice by time. */
const mixed = "mixed";

interface SectionForAllProps {
	items: readonly QueueItem[];
	queue: UploadQueue;
	sections: Sections;
}

/** Chooses the section of all photos that are not on their way yet. Nothing in an event without sections. */
export function SectionForAll({ items, queue, sections }: SectionForAllProps) {
	const t = useTranslations("upload");
	const drafts = items.filter(({ status }) => status === "draft");
	if (sections.length === 0 || drafts.length === 0) return null;
	const value = sectionOfAll(items, sections);
	return (
		<SelectField
			label={t("sectionOfAll", { count: drafts.length })}
			value={value === undefined ? mixed : (value ?? "")}
			className="sm:w-72"
			onChange={(change) => {
				for (const { id } of drafts) queue.edit(id, { sectionId: change.target.value || null });
			}}
		>
			<SectionOptions sections={sections} />
			{value === undefined ? (
				<option value={mixed} disabled>
					{t("sectionsDiffer")}
				</option>
			) : null}
		</SelectField>
	);
}

/** Chooses the section of one photo. It is offered where there are several, because one has the choice above. */
export function SectionOfPhoto({
	item,
	queue,
	sections,
}: {
	item: QueueItem;
	queue: UploadQueue;
	sections: Sections;
}) {
	const t = useTranslations("upload");
	if (sections.length === 0) return null;
	return (
		<SelectField
			label={t("section")}
			value={knownSection(item, sections) ?? ""}
			onChange={(change) => queue.edit(item.id, { sectionId: change.target.value || null })}
		>
			<SectionOptions sections={sections} />
		</SelectField>
	);
}

function SectionOptions({ sections }: { sections: Sections }) {
	const t = useTranslations("upload");
	return (
		<>
			<option value="">{t("sectionByTime")}</option>
			{sections.map(({ id, name }) => (
				<option key={id} value={id} dir="auto">
					{name}
				</option>
			))}
		</>
	);
}

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "#translations";
import { arrangeWays } from "@/rules/package/arrange";
import { mayOrganize } from "@/rules/roles";
import { noSection } from "@/rules/sections";
import type { PackageWhat } from "@/rules/take-home";
import { usePersonName } from "../language/use-person-name";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { CheckField } from "../ui/check-field";
import { Section } from "../ui/section";
import { SelectField } from "../ui/select-field";
import { type Choice, type WhatKind, whatKinds } from "./choice";

interface FieldsProps {
	event: EventView;
	choice: Choice;
	onChange: (choice: Choice) => void;
}

/** Which photos: all, or those of a section, of a person, one's own, one's favourites, or those that were selected before. */
export function WhatFields({
	event,
	choice,
	selection,
	onChange,
}: FieldsProps & { selection: readonly string[] | null }) {
	const t = useTranslations("takeHome");
	const name = useId();
	const { what } = choice;
	const organizes = mayOrganize(event);
	const people = usePeople(event.id);
	const first: Record<WhatKind, PackageWhat | null> = {
		everything: { kind: "everything" },
		mine: { kind: "mine" },
		favourites: { kind: "favourites" },
		section: event.sections[0] ? { kind: "section", sectionId: event.sections[0].id } : null,
		person: people[0] ? { kind: "person", uploaderId: people[0].id } : null,
		selection: selection ? { kind: "selection", photoIds: [...selection] } : null,
	};
	const labelOf = (kind: WhatKind) => {
		if (kind === "selection") return t("what_selection", { count: selection?.length ?? 0 });
		return kind === "everything" && !organizes ? t("what_everythingISee") : t(`what_${kind}`);
	};
	const choose = (chosen: PackageWhat) => onChange({ ...choice, what: chosen });
	return (
		<Section title={t("what")}>
			<fieldset className="flex flex-col">
				<legend className="sr-only">{t("what")}</legend>
				{whatKinds.map((kind) => {
					const chosen = what.kind === kind ? what : first[kind];
					if (!chosen) return null;
					return (
						<CheckField
							key={kind}
							type="radio"
							name={name}
							label={labelOf(kind)}
							checked={what.kind === kind}
							onChange={() => choose(chosen)}
						/>
					);
				})}
			</fieldset>
			{what.kind === "section" ? (
				<SelectField
					label={t("section")}
					value={what.sectionId ?? noSection}
					onChange={({ target }) =>
						choose({ kind: "section", sectionId: target.value === noSection ? null : target.value })
					}
				>
					{event.sections.map((section) => (
						<option key={section.id} value={section.id} dir="auto">
							{section.name}
						</option>
					))}
					<option value={noSection}>{t("noSection")}</option>
				</SelectField>
			) : null}
			{what.kind === "person" ? (
				<SelectField
					label={t("person")}
					value={what.uploaderId}
					onChange={({ target }) => choose({ kind: "person", uploaderId: target.value })}
				>
					{people.map((person) => (
						<option key={person.id} value={person.id} dir="auto">
							{person.name}
						</option>
					))}
					{people.some(({ id }) => id === what.uploaderId) ? null : (
						<option value={what.uploaderId}>{t("onePerson")}</option>
					)}
				</SelectField>
			) : null}
			{organizes ? (
				<CheckField
					label={t("hidden")}
					checked={choice.hidden}
					onChange={({ target }) => onChange({ ...choice, hidden: target.checked })}
				/>
			) : null}
		</Section>
	);
}

function usePeople(eventId: string) {
	const api = useTRPC();
	const nameOf = usePersonName();
	const people = useQuery(api.photos.uploaders.queryOptions({ eventId }, { staleTime: 60_000 }));
	return people.data?.map(({ id, name }) => ({ id, name: nameOf(name) })) ?? [];
}

/** A folder for each person, section or day. */
export function FolderFields({ event, choice, onChange }: FieldsProps) {
	const t = useTranslations("takeHome");
	const name = useId();
	return (
		<Section title={t("folders")}>
			<fieldset className="flex flex-col">
				<legend className="sr-only">{t("folders")}</legend>
				{arrangeWays.map((way) =>
					way === "section" && event.sections.length === 0 ? null : (
						<CheckField
							key={way}
							type="radio"
							name={name}
							label={t(`by_${way}`)}
							checked={choice.folders === way}
							onChange={() => onChange({ ...choice, folders: way })}
						/>
					),
				)}
			</fieldset>
		</Section>
	);
}

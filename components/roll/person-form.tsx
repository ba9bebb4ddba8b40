"use client";

import { type ReactNode, useId } from "react";
import { useTranslations } from "#translations";
import { emailMaxLength } from "@/rules/email";
import { groupMaxLength, personNameMaxLength, plusOnesMax, rollNoteMaxLength } from "@/rules/roll";
import type { RollRow } from "../trpc/types";
import { TextArea, TextField } from "../ui/field";

/** What an organizer types about somebody. */
export interface PersonDraft {
	name: string;
	email: string;
	group: string;
	plusOnes: string;
	note: string;
}

export const emptyDraft: PersonDraft = { name: "", email: "", group: "", plusOnes: "0", note: "" };

export const draftOf = ({ name, email, group, plusOnes, note }: RollRow): PersonDraft => ({
	name: name ?? "",
	email: email ?? "",
	group: group ?? "",
	plusOnes: String(plusOnes),
	note: note ?? "",
});

/** As the API takes it. A number that is none counts as nobody. */
export const asInput = (draft: PersonDraft) => ({
	...draft,
	plusOnes: Math.min(Math.max(Math.trunc(Number(draft.plusOnes)) || 0, 0), plusOnesMax),
});

interface PersonFieldsProps {
	draft: PersonDraft;
	onChange: (draft: PersonDraft) => void;
	/** The groups that there are, offered as people type. */
	groups: readonly string[];
	children?: ReactNode;
}

export function PersonFields({ draft, onChange, groups, children }: PersonFieldsProps) {
	const t = useTranslations("roll");
	const id = useId();
	const field = (name: keyof PersonDraft) => ({
		value: draft[name],
		onChange: ({ target }: { target: { value: string } }) => onChange({ ...draft, [name]: target.value }),
	});
	return (
		<div className="flex flex-col gap-3">
			<TextField
				label={t("name")}
				dir="auto"
				autoComplete="off"
				maxLength={personNameMaxLength}
				{...field("name")}
			/>
			<TextField
				label={t("email")}
				type="email"
				dir="ltr"
				autoComplete="off"
				maxLength={emailMaxLength}
				hint={t("emailHint")}
				{...field("email")}
			/>
			<TextField
				label={t("group")}
				dir="auto"
				autoComplete="off"
				list={id}
				maxLength={groupMaxLength}
				hint={t("groupHint")}
				{...field("group")}
			/>
			<datalist id={id}>
				{groups.map((group) => (
					<option key={group} value={group} />
				))}
			</datalist>
			<TextField
				label={t("companions")}
				type="number"
				inputMode="numeric"
				min={0}
				max={plusOnesMax}
				{...field("plusOnes")}
			/>
			<TextArea
				label={t("note")}
				dir="auto"
				maxLength={rollNoteMaxLength}
				hint={t("noteHint")}
				{...field("note")}
			/>
			{children}
		</div>
	);
}

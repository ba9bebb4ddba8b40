"use client";

import { useId, useState } from "react";
import { useTranslations } from "#translations";
import { type SectionDraft, sectionNameMaxLength, sectionProblems } from "@/rules/sections";
import { useProblemText } from "../language/use-problem-text";
import { useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventSection } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { Failed } from "./failed";
import { useAttempts } from "./use-attempts";

interface EventSectionFormProps {
	eventId: string;
	/** Left out for a new one. */
	section?: EventSection;
	onSaved: (saved: { moved: number }) => void;
	onClose: () => void;
	/** Somebody else has deleted the section. */
	onGone: () => void;
}

const empty: SectionDraft = { name: "", startsAt: null, endsAt: null };
const fields = ["name", "startsAt", "endsAt"] as const;

/**
 * A section that is added or changed. If another organizer changed it in the meantime, their change comes into the form,
 * except where this person typed, and is shown. Saving again then overwrites what both changed, knowingly.
 */
export function EventSectionForm({ eventId, section, onSaved, onClose, onGone }: EventSectionFormProps) {
	const client = useTRPCClient();
	const t = useTranslations("sections");
	const problemText = useProblemText();
	const id = useId();
	/** The section that the form was filled from. */
	const [seen, setSeen] = useState(section);
	const base = seen?.draft ?? empty;
	const [values, setValues] = useState<SectionDraft>(base);
	const [theirs, setTheirs] = useState<SectionDraft | null>(null);
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>(null);
	const problems = sectionProblems(values);
	const wrong = fields.some((field) => problems[field] !== null);
	const { attempted, form } = useAttempts(wrong, () => void save());

	async function save() {
		setBusy(true);
		setError(null);
		setTheirs(null);
		const draft = { ...values, name: values.name.trim() };
		try {
			onSaved(
				seen
					? await client.sections.update.mutate({
							...{ eventId, sectionId: seen.id, version: seen.version, ...draft },
						})
					: await client.sections.add.mutate({ eventId, ...draft }),
			);
		} catch (refused) {
			const { code } = failureOf(refused);
			if (code === "SECTION_CHANGED") await showTheirs().catch(setError);
			else setError(refused);
		} finally {
			setBusy(false);
		}
	}

	async function showTheirs() {
		const now = (await client.sections.list.query({ eventId })).find((one) => one.id === seen?.id);
		if (!now) return onGone();
		const mine = fields.filter((field) => values[field] !== base[field]);
		setTheirs(now.draft);
		setValues({ ...now.draft, ...Object.fromEntries(mine.map((field) => [field, values[field]])) });
		setSeen(now);
	}

	const write = (change: Partial<SectionDraft>) => setValues((before) => ({ ...before, ...change }));
	const time = (field: "startsAt" | "endsAt") => ({
		label: t(field),
		type: "datetime-local",
		value: values[field] ?? "",
		error: attempted ? problemText(problems[field]) : null,
		onChange: (change: { target: { value: string } }) => write({ [field]: change.target.value || null }),
	});
	const shown = (text: string | null) => text?.replace("T", " ") ?? t("none");
	return (
		<form {...form} aria-labelledby={id} className="flex flex-col gap-3 rounded-card bg-sunken p-3 sm:p-4">
			<h3 id={id} className="text-sm font-semibold wrap-anywhere">
				{seen ? t("edit", { name: base.name }) : t("newSection")}
			</h3>
			<TextField
				label={t("name")}
				dir="auto"
				// The form opens where somebody pressed for it.
				autoFocus
				value={values.name}
				maxLength={sectionNameMaxLength}
				error={attempted ? problemText(problems.name) : null}
				onChange={(change) => write({ name: change.target.value })}
			/>
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
				<TextField {...time("startsAt")} />
				<TextField {...time("endsAt")} />
			</div>
			<p className="text-caption text-pretty text-muted">{t("timesHint")}</p>
			{theirs ? (
				<Banner tone="bad" title={t("changedByOther")}>
					{t("theirChange", {
						name: theirs.name,
						startsAt: shown(theirs.startsAt),
						endsAt: shown(theirs.endsAt),
					})}
				</Banner>
			) : (
				<Failed error={error} />
			)}
			<div className="flex flex-wrap gap-2">
				<Button type="submit" variant="primary" busy={busy}>
					{t(seen ? "save" : "addThis")}
				</Button>
				<Button variant="quiet" disabled={busy} onClick={onClose}>
					{t("cancel")}
				</Button>
			</div>
		</form>
	);
}

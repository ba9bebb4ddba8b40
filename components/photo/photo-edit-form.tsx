"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslations } from "#translations";
import { noSection, sectionByTime } from "@/rules/sections";
import { titleMaxLength } from "@/rules/words";
import { showPhoto } from "../album/event-photos";
import { draftProblems, hasProblem } from "../format/draft-problems";
import { useFailureText } from "../language/use-failure-text";
import { useProblemText } from "../language/use-problem-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, PhotoView } from "../trpc/types";
import { useAnnounce } from "../ui/announcer";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { TextArea, TextField } from "../ui/field";
import { SelectField } from "../ui/select-field";
import { unsavedWords } from "./unsaved-words";

const wordsOf = (photo: PhotoView) => ({
	title: photo.title,
	description: photo.description,
	/** What a person chose: the id of a section, "none", or "time". */
	section: photo.sectionChosen ? (photo.sectionId ?? noSection) : sectionByTime,
});
type Words = ReturnType<typeof wordsOf>;

function isAsSaved(photo: PhotoView, { title, description, section }: Words): boolean {
	const saved = wordsOf(photo);
	return title === saved.title && description === saved.description && section === saved.section;
}

interface PhotoEditFormProps {
	photo: PhotoView;
	sections: EventView["sections"];
	onDone: () => void;
}

export function PhotoEditForm({ photo, sections, onDone }: PhotoEditFormProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("photo");
	const [words, setWords] = useState(() => unsavedWords.get(photo.id) ?? wordsOf(photo));
	const { title, description, section } = words;
	const write = (change: Partial<typeof words>) => {
		const now = { ...words, ...change };
		setWords(now);
		if (isAsSaved(photo, now)) unsavedWords.delete(photo.id);
		else unsavedWords.set(photo.id, now);
	};
	const end = () => {
		unsavedWords.delete(photo.id);
		onDone();
	};
	const announce = useAnnounce();
	const update = useMutation(
		api.photos.update.mutationOptions({
			onSuccess: (changed) => {
				showPhoto(queryClient, api, changed);
				// How many photos are in each section. The change feed tells it of photos that others move.
				if (changed.sectionId !== photo.sectionId)
					void queryClient.invalidateQueries(api.events.bySlug.pathFilter());
				end();
				announce(t("saved", { title: changed.title }));
			},
		}),
	);
	const problemText = useProblemText();
	const failureText = useFailureText();
	const problems = draftProblems({ title, description });
	const wrong = hasProblem(problems);
	const isOffered = [sectionByTime, noSection, ...sections.map(({ id }) => id)].includes(section);

	const save = (submit: FormEvent) => {
		submit.preventDefault();
		if (wrong) return;
		// A section that was left alone is not sent, so it stays where somebody else may have put the photo.
		const chosen = section === wordsOf(photo).section ? undefined : section;
		update.mutate({ photoId: photo.id, title, description, section: chosen });
	};

	/** Esc closes the form, not the dialog around it, and only if nothing was changed. Only Cancel discards changes. */
	const onKey = (press: KeyboardEvent) => {
		if (press.key !== "Escape" || press.nativeEvent.isComposing) return;
		press.preventDefault();
		if (isAsSaved(photo, words)) end();
	};

	return (
		// The form takes the focus of the button that opened it, and gives it back (../ui/use-lasting-focus.ts).
		<form data-focus="edit" onSubmit={save} onKeyDown={onKey} className="flex flex-col gap-3">
			<TextField
				label={t("title")}
				dir="auto"
				value={title}
				placeholder={t("optional")}
				maxLength={titleMaxLength}
				error={problemText(problems.title)}
				onChange={(change) => write({ title: change.target.value })}
			/>
			<TextArea
				label={t("description")}
				dir="auto"
				value={description}
				error={problemText(problems.description)}
				onChange={(change) => write({ description: change.target.value })}
			/>
			{sections.length > 0 || section !== sectionByTime ? (
				<SelectField
					label={t("section")}
					value={section}
					onChange={(change) => write({ section: change.target.value })}
				>
					<option value={sectionByTime}>{t("sectionByTime")}</option>
					{sections.map(({ id, name }) => (
						<option key={id} value={id} dir="auto">
							{name}
						</option>
					))}
					<option value={noSection}>{t("sectionNone")}</option>
					{isOffered ? null : <option value={section}>{t("sectionGone")}</option>}
				</SelectField>
			) : null}
			{update.error ? <Banner tone="bad">{failureText(failureOf(update.error))}</Banner> : null}
			<div className="flex flex-wrap gap-2">
				<Button type="submit" variant="primary" busy={update.isPending} disabled={wrong}>
					{t("save")}
				</Button>
				<Button variant="quiet" disabled={update.isPending} onClick={end}>
					{t("cancel")}
				</Button>
			</div>
		</form>
	);
}

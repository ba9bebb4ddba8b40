"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslations } from "#translations";
import { titleMaxLength } from "@/rules/words";
import { showPhoto } from "../album/event-photos";
import { draftProblems, hasProblem } from "../format/draft-problems";
import { useFailureText } from "../language/use-failure-text";
import { useProblemText } from "../language/use-problem-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { TextArea, TextField } from "../ui/field";
import { unsavedWords } from "./unsaved-words";

const isAsSaved = (photo: PhotoView, { title, description }: { title: string; description: string }) =>
	title === photo.title && description === photo.description;
const wordsOf = ({ title, description }: PhotoView) => ({ title, description });

export function PhotoEditForm({ photo, onDone }: { photo: PhotoView; onDone: () => void }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("photo");
	const [words, setWords] = useState(() => unsavedWords.get(photo.id) ?? wordsOf(photo));
	const { title, description } = words;
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
	const update = useMutation(
		api.photos.update.mutationOptions({
			onSuccess: (changed) => {
				showPhoto(queryClient, api, changed);
				end();
			},
		}),
	);
	const problemText = useProblemText();
	const failureText = useFailureText();
	const problems = draftProblems({ title, description });
	const wrong = hasProblem(problems);

	const save = (submit: FormEvent) => {
		submit.preventDefault();
		if (!wrong) update.mutate({ photoId: photo.id, title, description });
	};

	/** Esc closes the form, not the dialog around it, and only if nothing was changed. Only Cancel discards changes. */
	const onKey = (press: KeyboardEvent) => {
		if (press.key !== "Escape" || press.nativeEvent.isComposing) return;
		press.preventDefault();
		if (isAsSaved(photo, words)) end();
	};

	return (
		<form onSubmit={save} onKeyDown={onKey} className="flex flex-col gap-3">
			<TextField
				label={t("title")}
				dir="auto"
				value={title}
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

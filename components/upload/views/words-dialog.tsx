"use client";

/**
 * The words of one chosen photo, with the way to the next one, or the same words for several. They can be given before
 * a photo is sent, meanwhile and afterwards.
 */
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { draftProblems, hasProblem } from "../../format/draft-problems";
import type { EventView } from "../../trpc/types";
import { Button } from "../../ui/button";
import { CheckField } from "../../ui/check-field";
import { Dialog } from "../../ui/dialog";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { FileThumbnail } from "./file-thumbnail";
import { hasWords, nameOf } from "./name-of";
import { SectionOfPhoto } from "./section-choice";
import { WordFields, type Words } from "./word-fields";

const look =
	"mx-auto mt-auto mb-0 w-full max-w-lg rounded-t-card bg-surface p-4 sm:my-auto sm:rounded-card sm:p-5 max-h-[92svh] overflow-y-auto overscroll-contain";

interface PhotoWordsProps {
	/** The photos that the dialog leads through, in their order. */
	items: readonly QueueItem[];
	id: string;
	queue: UploadQueue;
	sections: EventView["sections"];
	onMove: (id: string) => void;
	onClose: () => void;
}

export function PhotoWords({ items, id, queue, sections, onMove, onClose }: PhotoWordsProps) {
	const t = useTranslations("upload");
	const [wrong, setWrong] = useState(false);
	const index = items.findIndex((item) => item.id === id);
	const item = items[index];
	useEffect(() => {
		if (!item) onClose();
	}, [item, onClose]);
	if (!item) return null;
	const [previous, next] = [items[index - 1], items[index + 1]];
	/** Words that are too long are not left behind, because they would be lost. The field says what is wrong. */
	const leaveFor = (to: QueueItem | undefined) => {
		if (wrong) return;
		if (to) onMove(to.id);
		else onClose();
	};
	return (
		<Dialog className={look} onClose={() => leaveFor(undefined)} aria-label={t("wordsForAny")}>
			<form
				className="flex flex-col gap-3"
				onSubmit={(event) => {
					event.preventDefault();
					leaveFor(next);
				}}
			>
				<div className="flex items-center gap-3">
					<FileThumbnail item={item} queue={queue} className="size-24 sm:size-36" />
					<div className="min-w-0 flex-1">
						<p className="text-sm font-medium wrap-anywhere">
							<bdi>{nameOf(item)}</bdi>
						</p>
						{items.length > 1 ? (
							<p className="text-caption text-muted tabular-nums">
								{t("position", { index: index + 1, count: items.length })}
							</p>
						) : null}
					</div>
				</div>
				<OnePhoto key={item.id} item={item} queue={queue} onWrong={setWrong} />
				{item.status === "draft" ? <SectionOfPhoto item={item} queue={queue} sections={sections} /> : null}
				<div className="mt-1 flex flex-wrap items-center gap-2">
					<Button
						size="icon"
						aria-label={t("previous")}
						disabled={!previous}
						onClick={() => previous && leaveFor(previous)}
					>
						<ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
					</Button>
					<Button size="icon" type={next ? "submit" : "button"} aria-label={t("next")} disabled={!next}>
						<ChevronRight aria-hidden className="size-5 rtl:-scale-x-100" />
					</Button>
					<span className="ms-auto" />
					{item.status === "draft" ? (
						<Button
							variant="quietDanger"
							onClick={() => {
								const to = next ?? previous;
								queue.remove(item.id);
								setWrong(false);
								if (to) onMove(to.id);
								else onClose();
							}}
						>
							{t("remove")}
						</Button>
					) : null}
					<Button
						variant="primary"
						type={next ? "button" : "submit"}
						onClick={next ? () => leaveFor(undefined) : undefined}
					>
						{t("ready")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

interface OnePhotoProps {
	item: QueueItem;
	queue: UploadQueue;
	onWrong: (wrong: boolean) => void;
}

/** The queue gets each change at once, so that it outlives the page; too long words it never gets. */
function OnePhoto({ item, queue, onWrong }: OnePhotoProps) {
	const [words, setWords] = useState<Words>({ title: item.title, description: item.description });
	/** What the queue has. `item` is shown a moment later. */
	const told = useRef(words);
	function change(part: Partial<Words>) {
		const next = { ...words, ...part };
		setWords(next);
		onWrong(isWrong(next));
		if (isWrong(next)) return;
		const { title, description } = told.current;
		told.current = next;
		queue.edit(item.id, {
			...(next.title === title ? {} : { title: next.title }),
			...(next.description === description ? {} : { description: next.description }),
		});
	}
	const fields = useRef<HTMLDivElement>(null);
	// Enter in a field leads to the next photo, whose fields are new, so the focus would be lost.
	useEffect(() => {
		if (!document.activeElement?.closest("form")) fields.current?.querySelector("input")?.focus();
	}, []);
	return (
		<div ref={fields} className="flex flex-col gap-3">
			<WordFields words={words} onChange={change} />
		</div>
	);
}

const isWrong = (words: Words) => hasProblem(draftProblems(words));

interface SameWordsProps {
	items: readonly QueueItem[];
	queue: UploadQueue;
	onClose: () => void;
}

export function SameWords({ items, queue, onClose }: SameWordsProps) {
	const t = useTranslations("upload");
	const [words, setWords] = useState<Words>({ title: "", description: "" });
	const [onlyWordless, setOnlyWordless] = useState(false);
	const wordless = items.filter((item) => !hasWords(item));
	const meant = onlyWordless ? wordless : items;
	const wrong = isWrong(words);
	const empty = words.title.trim() === "" && words.description.trim() === "";

	function apply() {
		if (wrong || empty) return;
		queue.editAll(
			meant.map(({ id }) => id),
			{
				...(words.title.trim() ? { title: words.title } : {}),
				...(words.description.trim() ? { description: words.description } : {}),
			},
		);
		onClose();
	}

	return (
		<Dialog className={look} onClose={onClose} aria-labelledby="same-words">
			<form
				className="flex flex-col gap-3"
				onSubmit={(event) => {
					event.preventDefault();
					apply();
				}}
			>
				<h2 id="same-words" className="text-lg font-semibold tracking-tight">
					{t("wordsForSome", { count: items.length })}
				</h2>
				<WordFields words={words} onChange={(change) => setWords((before) => ({ ...before, ...change }))} />
				<p className="text-caption text-muted">{t("emptyChangesNothing")}</p>
				{wordless.length > 0 && wordless.length < items.length ? (
					<fieldset>
						<legend className="sr-only">{t("which")}</legend>
						<CheckField
							type="radio"
							name="which"
							label={t("toAll", { count: items.length })}
							checked={!onlyWordless}
							onChange={() => setOnlyWordless(false)}
						/>
						<CheckField
							type="radio"
							name="which"
							label={t("toWordless")}
							checked={onlyWordless}
							onChange={() => setOnlyWordless(true)}
						/>
					</fieldset>
				) : null}
				<div className="mt-1 flex flex-wrap justify-end gap-2">
					<Button variant="quiet" onClick={onClose}>
						{t("close")}
					</Button>
					<Button variant="primary" type="submit" disabled={empty || wrong}>
						{t("apply", { count: meant.length })}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

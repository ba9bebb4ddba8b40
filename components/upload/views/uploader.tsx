"use client";

/**
 * The uploader, where people choose photos, give them words, send them and watch their progress. When nothing can be
 * added, it says why, above the photos that are still under way. It only shows the queue (../queue/upload-queue.ts)
 * and passes on what people do.
 */
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { draftProblems, hasProblem } from "../../format/draft-problems";
import { useFailureText } from "../../language/use-failure-text";
import type { EventView } from "../../trpc/types";
import { Banner } from "../../ui/banner";
import { importPatiently } from "../../ui/import-patiently";
import { useLastingFocus } from "../../ui/use-lasting-focus";
import { openQueueOf } from "../open-queues";
import { takesWords } from "../queue/upload-item";
import { totals } from "../queue/upload-queue";
import { useKeeping, useQueueState, useUploadQueue } from "../upload-queues";
import { PhotoSources } from "./photo-sources";
import { loadIntake } from "./use-intake";

const KeptNotes = lazy(() =>
	importPatiently(async () => ({ default: (await import("./kept-notes")).KeptNotes })),
);

const loadLists = () => importPatiently(() => import("./upload-lists"));
const UploadLists = lazy(async () => ({ default: (await loadLists()).UploadLists }));
/** While the chooser is open there is time enough. */
const prepare = () => {
	void loadLists();
	void loadIntake();
};

const loadWords = () => importPatiently(() => import("./words-dialog"));
const PhotoWords = lazy(async () => ({ default: (await loadWords()).PhotoWords }));
const SameWords = lazy(async () => ({ default: (await loadWords()).SameWords }));

export function Uploader({ event }: { event: EventView }) {
	const queue = useUploadQueue(event);
	const state = useQueueState(queue);
	const { items, online } = state;
	const kept = useKeeping(event.id);
	const keeping = openQueueOf(event.id)?.keeping;
	const t = useTranslations("upload");
	const tKept = useTranslations("kept");
	const failureText = useFailureText();
	/** The photo whose words are open. */
	const [open, setOpen] = useState<string | null>(null);
	/** The photos that get the same words. */
	const [several, setSeveral] = useState<readonly string[] | null>(null);
	const close = useCallback(() => setOpen(null), []);
	const area = useRef<HTMLElement>(null);
	useLastingFocus(area);

	const sum = totals({ items });
	const drafts = items.filter(({ status }) => status === "draft");
	const started = items.filter(({ status }) => status !== "draft");
	const arrived = sum.done + sum.duplicate;
	const hasNotes =
		kept.restoredIds.size + kept.elsewhere + kept.cannotKeep + sum.fileNeeded > 0 || kept.lostAt !== null;

	// Loaded before somebody asks for it, because by then the network may be busy with photos, or gone.
	const listed = items.length > 0;
	useEffect(() => {
		if (listed) void loadWords();
	}, [listed]);

	const start = () => {
		const wrong = drafts.find((item) => hasProblem(draftProblems(item)));
		if (!wrong) return queue?.start();
		if (drafts.length > 1) return setOpen(wrong.id);
		document.querySelector<HTMLElement>(`[data-upload-id="${wrong.id}"] textarea`)?.focus();
	};

	return (
		<section
			ref={area}
			aria-label={t("addPhotos")}
			data-done={arrived}
			data-failed={sum.failed}
			data-total={sum.count}
			className="mb-6 flex flex-col gap-3"
			onPointerEnter={prepare}
			onFocus={prepare}
			onDragEnter={prepare}
		>
			{event.uploads.allowed ? (
				<PhotoSources event={event} queue={queue} keeping={keeping} compact={listed} />
			) : (
				<Banner>
					{event.uploads.code === "UPLOADS_BLOCKED" && event.blockedBy
						? t.rich("blockedBy", { organizer: event.blockedBy, name: (name) => <bdi>{name}</bdi> })
						: failureText(event.uploads)}
				</Banner>
			)}
			{kept.restoring ? (
				<p role="status" className="text-sm text-muted">
					{tKept("restoring")}
				</p>
			) : null}
			{hasNotes && keeping ? (
				<Suspense fallback={null}>
					<KeptNotes event={event} state={state} kept={kept} keeping={keeping} />
				</Suspense>
			) : null}
			{queue && listed ? (
				<Suspense>
					<UploadLists
						{...{ event, queue, items, online, kept, sum, drafts, started }}
						onOpen={setOpen}
						onWordsFor={setSeveral}
						onStart={start}
					/>
				</Suspense>
			) : null}
			{queue && open ? (
				<Suspense>
					<PhotoWords
						items={started.some(({ id }) => id === open) ? started.filter(takesWords) : drafts}
						id={open}
						queue={queue}
						sections={event.sections}
						onMove={setOpen}
						onClose={close}
					/>
				</Suspense>
			) : null}
			{queue && several ? (
				<Suspense>
					<SameWords
						items={items.filter((item) => several.includes(item.id) && takesWords(item))}
						queue={queue}
						onClose={() => setSeveral(null)}
					/>
				</Suspense>
			) : null}
		</section>
	);
}

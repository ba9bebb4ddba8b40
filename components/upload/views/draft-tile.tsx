import clsx from "clsx";
import { Check, PenLine } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "#translations";
import { draftProblems, hasProblem } from "../../format/draft-problems";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { FileThumbnail } from "./file-thumbnail";
import { hasWords, nameOf } from "./name-of";
import { RemoveButton } from "./remove-button";

interface DraftTileProps {
	item: QueueItem;
	queue: UploadQueue;
	tabIndex: number;
	/** Whether the photo is selected, or null while nothing is being selected. */
	selected: boolean | null;
	onPress: (item: QueueItem) => void;
	onRemove: (item: QueueItem) => void;
}

/** A chosen photo in the grid. Pressing it opens its words, or selects it. */
export const DraftTile = memo(function DraftTile(props: DraftTileProps) {
	const { item, queue, tabIndex, selected, onPress, onRemove } = props;
	const t = useTranslations("upload");
	const name = nameOf(item);
	const wrong = hasProblem(draftProblems(item));
	return (
		<>
			<button
				type="button"
				tabIndex={tabIndex}
				aria-label={selected === null ? t("wordsFor", { name }) : t("selectPhoto", { name })}
				aria-pressed={selected ?? undefined}
				aria-haspopup={selected === null ? "dialog" : undefined}
				onClick={() => onPress(item)}
				className={clsx(
					"block size-full overflow-hidden rounded-photo",
					(selected || wrong) && "outline-3 -outline-offset-3",
					selected && "outline-focus",
					wrong && "outline-bad",
				)}
			>
				<FileThumbnail item={item} queue={queue} className="size-full" />
				{hasWords(item) ? (
					<span className="absolute start-1 bottom-1 rounded-full bg-darkroom/75 p-1 text-white">
						<PenLine aria-hidden className="size-3.5" />
						<span className="sr-only">{t("hasWords")}</span>
					</span>
				) : null}
				{selected ? (
					<span className="absolute end-1 top-1 rounded-full bg-film p-1 text-on-film">
						<Check aria-hidden className="size-4" strokeWidth={3} />
					</span>
				) : null}
			</button>
			{selected === null ? (
				<RemoveButton item={item} tabIndex={tabIndex} onRemove={() => onRemove(item)} />
			) : null}
		</>
	);
});

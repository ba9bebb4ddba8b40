import clsx from "clsx";
import { useTranslations } from "#translations";
import { isFinished } from "../queue/upload-item";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { DraftRow } from "./draft-row";
import { SendingRow } from "./sending-row";

interface UploadListProps {
	items: readonly QueueItem[];
	queue: UploadQueue;
	marked: boolean;
	/** A long list scrolls on its own when nothing is left to fill in, so that the album stays visible below it. */
	scrolls: boolean;
}

export function UploadList({ items, queue, marked, scrolls }: UploadListProps) {
	const t = useTranslations("upload");
	// Photos that are under way or failed stay at the top, and those that have arrived move to the end.
	const shown = scrolls ? [...items].sort((a, b) => Number(isFinished(a)) - Number(isFinished(b))) : items;
	return (
		<ul
			aria-label={t("chosenPhotos")}
			className={clsx(
				"divide-y divide-line rounded-card border border-line bg-surface",
				scrolls && "max-h-[26rem] overflow-y-auto overscroll-contain",
			)}
		>
			{shown.map((item) => (
				<li
					key={item.id}
					data-upload-id={item.id}
					data-status={item.status}
					className="p-3 [content-visibility:auto] sm:p-4"
				>
					{item.status === "draft" ? (
						<DraftRow item={item} queue={queue} marked={marked} />
					) : (
						<SendingRow item={item} queue={queue} />
					)}
				</li>
			))}
		</ul>
	);
}

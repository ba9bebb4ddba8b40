import { useTranslations } from "#translations";
import { useFormat } from "../../format/use-format";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { FileThumbnail } from "./file-thumbnail";
import { RemoveButton } from "./remove-button";
import { WordFields } from "./word-fields";

/** The only photo that is chosen, with its words beside it. Several are shown as a grid (./draft-grid.tsx). */
export function SingleDraft({ item, queue }: { item: QueueItem; queue: UploadQueue }) {
	const t = useTranslations("upload");
	const format = useFormat();
	return (
		<ul aria-label={t("chosenPhotos")} className="rounded-card border border-line bg-surface p-3 sm:p-4">
			<li
				data-upload-id={item.id}
				data-name={item.name}
				data-status={item.status}
				className="flex gap-3 sm:gap-4"
			>
				<div className="flex w-20 shrink-0 flex-col gap-1 sm:w-28">
					<div className="relative">
						<FileThumbnail item={item} queue={queue} className="aspect-square w-full" />
						<RemoveButton item={item} onRemove={() => queue.remove(item.id)} />
					</div>
					<p className="truncate text-xs text-muted" title={item.name}>
						{format.bytes(item.size)}
					</p>
				</div>
				<div className="grid min-w-0 flex-1 content-start gap-2 md:grid-cols-2 md:gap-3">
					<WordFields words={item} onChange={(change) => queue.edit(item.id, change)} />
				</div>
			</li>
		</ul>
	);
}

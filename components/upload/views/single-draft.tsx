import { X } from "lucide-react";
import { useTranslations } from "#translations";
import { useFormat } from "../../format/use-format";
import { Button } from "../../ui/button";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { FileThumbnail } from "./file-thumbnail";
import { nameOf } from "./name-of";
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
					<FileThumbnail item={item} queue={queue} className="aspect-square w-full" />
					<p className="truncate text-xs text-muted" title={item.name}>
						{format.bytes(item.size)}
					</p>
				</div>
				<div className="grid min-w-0 flex-1 content-start gap-2 md:grid-cols-2 md:gap-3">
					<WordFields
						words={{ title: item.typed.title ? item.title : "", description: item.description }}
						derivedTitle={item.derivedTitle}
						onChange={(change) => queue.edit(item.id, change)}
					/>
				</div>
				<Button
					variant="quiet"
					size="icon"
					aria-label={t("removeFromList", { name: nameOf(item) })}
					onClick={() => queue.remove(item.id)}
					className="-mt-1 -me-1 scroll-mb-32 sm:mt-5"
				>
					<X aria-hidden className="size-5" />
				</Button>
			</li>
		</ul>
	);
}

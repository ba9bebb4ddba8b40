import { X } from "lucide-react";
import { useTranslations } from "#translations";
import { titleMaxLength } from "@/rules/words";
import { draftProblems } from "../../format/draft-problems";
import { useFormat } from "../../format/use-format";
import { useProblemText } from "../../language/use-problem-text";
import { Button } from "../../ui/button";
import { TextArea, TextField } from "../../ui/field";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { FileThumbnail } from "./file-thumbnail";

export function DraftRow({ item, queue, marked }: { item: QueueItem; queue: UploadQueue; marked: boolean }) {
	const t = useTranslations("upload");
	const format = useFormat();
	const problemText = useProblemText();
	const problems = draftProblems(item);
	return (
		<div className="flex gap-3 sm:gap-4">
			<div className="flex w-20 shrink-0 flex-col gap-1 sm:w-28">
				<FileThumbnail item={item} queue={queue} className="aspect-square w-full" />
				<p className="truncate text-xs text-muted" title={item.name}>
					{format.bytes(item.size)}
				</p>
			</div>
			<div className="grid min-w-0 flex-1 content-start gap-2 md:grid-cols-2 md:gap-3">
				<TextField
					label={t("title")}
					dir="auto"
					value={item.title}
					maxLength={titleMaxLength}
					error={marked || item.title === "" ? problemText(problems.title) : null}
					onChange={(change) => queue.edit(item.id, { title: change.target.value })}
				/>
				<TextArea
					label={t("description")}
					dir="auto"
					value={item.description}
					error={problemText(problems.description)}
					onChange={(change) => queue.edit(item.id, { description: change.target.value })}
				/>
			</div>
			<Button
				variant="quiet"
				size="icon"
				aria-label={t("removeFromList", { name: item.title || item.name })}
				onClick={() => queue.remove(item.id)}
				className="-mt-1 -me-1 sm:mt-5"
			>
				<X aria-hidden className="size-5" />
			</Button>
		</div>
	);
}

import { useTranslations } from "#translations";
import { Button } from "../../ui/button";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { saysTitle } from "../queue/upload-queue.reducer";

interface KeptWordsProps {
	kept: NonNullable<QueueItem["kept"]>;
	item: QueueItem;
	queue: UploadQueue;
	tabIndex: number;
}

/** Says that a duplicate's words were not taken, and offers them to whoever may change those of the album. */
export function KeptWords({ kept, item, queue, tabIndex }: KeptWordsProps) {
	const t = useTranslations("upload");
	const otherTitle = saysTitle(item) && item.title.trim() !== kept.title;
	const otherDescription = item.typed.description && item.description.trim() !== kept.description;
	if (!otherTitle && !otherDescription) return null;
	return (
		<p className="flex basis-full flex-wrap items-center gap-x-3 gap-y-1 text-caption text-muted">
			<bdi>{otherTitle && kept.title ? t("titleKept", { title: kept.title }) : t("wordsKept")}</bdi>
			{kept.mayEdit ? (
				<Button tabIndex={tabIndex} onClick={() => queue.useMyWords(item.id)}>
					{t("useMine")}
				</Button>
			) : null}
			<Button variant="quiet" tabIndex={tabIndex} onClick={() => queue.keepWords(item.id)}>
				{t(kept.mayEdit ? "keepTheirs" : "keptSeen")}
			</Button>
		</p>
	);
}

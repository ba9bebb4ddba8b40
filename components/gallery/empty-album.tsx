import { ImagePlus, UserSearch } from "lucide-react";
import { useTranslations } from "#translations";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface EmptyAlbumProps {
	event: EventView;
	/** The album shows only one person's photos. */
	filtered: boolean;
	onEverybody: () => void;
}

export function EmptyAlbum({ event, filtered, onEverybody }: EmptyAlbumProps) {
	const t = useTranslations("gallery");
	if (filtered) {
		return (
			<EmptyState
				icon={<UserSearch className="size-6" />}
				title={t("noneByPerson")}
				action={<Button onClick={onEverybody}>{t("showAll")}</Button>}
			>
				{t("noneByPersonText")}
			</EmptyState>
		);
	}
	return (
		<EmptyState icon={<ImagePlus className="size-6" />} title={t("empty")}>
			{t(event.uploads.allowed ? "emptyAdd" : "emptyWait")}
		</EmptyState>
	);
}

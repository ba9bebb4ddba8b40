import { ImagePlus, Images, UserSearch } from "lucide-react";
import { useTranslations } from "#translations";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface EmptyAlbumProps {
	event: EventView;
	/** What the album is narrowed to. A person's photos can also be narrowed to a section. */
	filter: "person" | "section" | null;
	onEverybody: () => void;
}

export function EmptyAlbum({ event, filter, onEverybody }: EmptyAlbumProps) {
	const t = useTranslations("gallery");
	if (filter) {
		return (
			<EmptyState
				icon={filter === "person" ? <UserSearch className="size-6" /> : <ImagePlus className="size-6" />}
				title={t(filter === "person" ? "noneByPerson" : "noneInSection")}
				action={<Button onClick={onEverybody}>{t("showAll")}</Button>}
			>
				{t(filter === "person" ? "noneByPersonText" : "noneInSectionText")}
			</EmptyState>
		);
	}
	const { uploads } = event;
	const isOver = !uploads.allowed && (uploads.code === "UPLOADS_CLOSED" || uploads.code === "EVENT_ARCHIVED");
	return (
		<EmptyState
			icon={isOver ? <Images className="size-6" /> : <ImagePlus className="size-6" />}
			title={t(isOver ? "emptyOver" : "empty")}
		>
			{t(uploads.allowed ? "emptyAdd" : isOver ? "emptyOverText" : "emptyWait")}
		</EmptyState>
	);
}

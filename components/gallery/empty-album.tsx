import { Heart, ImagePlus, Images, UserSearch } from "lucide-react";
import { useTranslations } from "#translations";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface EmptyAlbumProps {
	event: EventView;
	/** What the album is narrowed to. A person's photos, and favourites, can also be narrowed to a section. */
	filter: "favourites" | "person" | "section" | null;
	onEverybody: () => void;
}

const icons = {
	favourites: <Heart className="size-6" />,
	person: <UserSearch className="size-6" />,
	section: <ImagePlus className="size-6" />,
};
const titles = {
	favourites: "noFavourites",
	person: "noneByPerson",
	section: "noneInSection",
} as const;

export function EmptyAlbum({ event, filter, onEverybody }: EmptyAlbumProps) {
	const t = useTranslations("gallery");
	if (filter) {
		return (
			<EmptyState
				icon={icons[filter]}
				title={t(titles[filter])}
				action={<Button onClick={onEverybody}>{t("showAll")}</Button>}
			>
				{t(`${titles[filter]}Text`)}
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

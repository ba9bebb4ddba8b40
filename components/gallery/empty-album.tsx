import { ImagePlus, UserSearch } from "lucide-react";
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
	if (filtered) {
		return (
			<EmptyState
				icon={<UserSearch className="size-6" />}
				title="No photos by this person"
				action={<Button onClick={onEverybody}>Show all photos</Button>}
			>
				They have not added any photos that you can see.
			</EmptyState>
		);
	}
	return (
		<EmptyState icon={<ImagePlus className="size-6" />} title="No photos yet">
			{event.uploads.allowed
				? "Be the first to add one. Everyone on the roll will see it here."
				: "Photos will show up here as soon as someone who attended adds them."}
		</EmptyState>
	);
}

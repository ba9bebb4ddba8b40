import { ImagePlus, UserSearch } from "lucide-react";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface EmptyAlbumProps {
	event: EventView;
	/** Only one person's photos are asked for. */
	filtered: boolean;
	onEverybody: () => void;
}

export function EmptyAlbum({ event, filtered, onEverybody }: EmptyAlbumProps) {
	if (filtered) {
		return (
			<EmptyState
				icon={<UserSearch className="size-6" />}
				title="No photos by this person"
				action={<Button onClick={onEverybody}>Show everybody's</Button>}
			>
				They have added none, or none that you can see.
			</EmptyState>
		);
	}
	return (
		<EmptyState icon={<ImagePlus className="size-6" />} title="No photos yet">
			{event.uploads.allowed
				? "Be the first: what you add shows up here for everybody on the roll."
				: "As soon as somebody who attended adds photos, they show up here."}
		</EmptyState>
	);
}

import type { EventView } from "../trpc/types";
import { EventFacts } from "./event-facts";

/** The picture of the event that somebody is about to see, if it has one. */
export function FacePicture({ cover }: { cover: { url: string } | null }) {
	if (!cover) return null;
	return (
		// A plain <img>: renditions are made at upload. The name of the event below is its text.
		<img src={cover.url} alt="" className="mt-6 aspect-2/1 w-full rounded-photo bg-sunken object-cover" />
	);
}

type Face = Pick<EventView, "startsAt" | "endsAt" | "timezone" | "venue">;

export function FaceFacts({ face }: { face: Face }) {
	return (
		<div className="mt-3">
			<EventFacts event={face} />
		</div>
	);
}

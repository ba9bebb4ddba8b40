/**
 * How far a page has read the change feed. It goes back when an answer arrives that was on its way while the feed went on: such an
 * answer, for instance a page of the album on a slow network, may show a photo that was hidden in the meantime, and the
 * feed has already told that. It then tells it once more, which does no harm.
 */
import { secondsOf } from "@/rules/changes";

export interface FeedPlace {
	cursor(): string;
	/** The feed has told everything up to this cursor. */
	reach(cursor: string): void;
	/** Goes back to this cursor if it is older, because something is shown that was read then. */
	include(cursor: string): void;
	/** A request begins. What it returns is to be called when its answer is here. */
	begun(): () => void;
}

export function makePlace(start: string): FeedPlace {
	let turns = 0;
	let place = { turn: 0, cursor: start };
	return {
		cursor: () => place.cursor,
		reach(cursor) {
			turns += 1;
			place = { turn: turns, cursor };
		},
		include(cursor) {
			if (secondsOf(cursor) <= secondsOf(place.cursor)) place = { turn: -1, cursor };
		},
		begun() {
			const then = place;
			return () => {
				if (then.turn < place.turn) place = then;
			};
		},
	};
}

/** By event id, for as long as the tab is open, because its caches also outlive a page. It stays empty on the server. */
const places = new Map<string, FeedPlace>();

/** The place of this tab in an event's feed. `start` is the cursor that came with the page. */
export function placeIn(eventId: string, start: string): FeedPlace {
	const known = places.get(eventId);
	if (!known) {
		const made = makePlace(start);
		places.set(eventId, made);
		return made;
	}
	known.include(start);
	return known;
}

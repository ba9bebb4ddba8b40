/**
 * How far a page has read the change feed. It goes back when an answer arrives that was on its way while the feed went on: such an
 * answer, for instance a page of the album on a slow network, may show a photo that was hidden in the meantime, and the
 * feed has already told that. It then tells it once more, which does no harm.
 */
import { secondsOf } from "@/rules/changes";

export interface FeedPlace {
	cursor(): string;
	/** The page begins to take what the feed has told it. */
	taking(): void;
	/** The page has taken everything up to this cursor. */
	reach(cursor: string): void;
	/** Goes back to this cursor if it is older, because something is shown that was read then. */
	include(cursor: string): void;
	/** A request begins. What it returns is to be called when its answer is here. */
	begun(): () => void;
}

export function makePlace(start: string): FeedPlace {
	let turns = 0;
	let place = { turn: 0, cursor: start };
	let takings = 0;
	/** Where a request began whose answer came while the page was taking changes, and may have overwritten some of them. */
	let overtaken: typeof place | null = null;
	return {
		cursor: () => place.cursor,
		taking() {
			takings += 1;
			overtaken = null;
		},
		reach(cursor) {
			turns += 1;
			place = overtaken ?? { turn: turns, cursor };
		},
		include(cursor) {
			if (secondsOf(cursor) <= secondsOf(place.cursor)) place = { turn: -1, cursor };
		},
		begun() {
			const then = place;
			const before = takings;
			return () => {
				if (then.turn < place.turn) place = then;
				else if (before < takings) overtaken ??= then;
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

/**
 * The photos that were selected in an album, on their way to the page that takes them home. The tab keeps them, so that the page can
 * be reloaded; an address would be too long for them.
 */

/** Photos that a package can name one by one. */
export const selectionMax = 2_000;

const prefix = "rollcall-selection-";
const keyOf = (eventId: string) => prefix + eventId;
/** For a browser that refuses sessionStorage. */
let last: { eventId: string; photoIds: readonly string[] } | null = null;

export function keepSelection(eventId: string, photoIds: readonly string[]) {
	last = { eventId, photoIds };
	try {
		sessionStorage.setItem(keyOf(eventId), photoIds.join(" "));
	} catch {
		// Refused or full. It is lost with the page.
	}
}

/** When the person signs out. */
export function forgetSelections() {
	last = null;
	try {
		for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
	} catch {
		// A browser that refuses sessionStorage kept nothing.
	}
}

/** Null if nothing was selected in this tab. */
export function keptSelection(eventId: string): readonly string[] | null {
	if (last?.eventId === eventId) return last.photoIds;
	try {
		return sessionStorage.getItem(keyOf(eventId))?.split(" ") ?? null;
	} catch {
		return null;
	}
}

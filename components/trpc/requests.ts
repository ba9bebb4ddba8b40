/**
 * Tells when requests to the API begin and end. The change feed needs this (../feed/place.ts), because an answer that was on
 * its way while something changed may not contain the change.
 */

/** Called when a request begins. What it returns is called when the answer is here, or when none will come. */
type Begun = () => () => void;

const watching = new Set<Begun>();

/** Returns a function that stops this. Requests that have begun are still reported to end. */
export function watchRequests(begun: Begun): () => void {
	watching.add(begun);
	return () => void watching.delete(begun);
}

export async function watched<T>(request: () => Promise<T>): Promise<T> {
	const ends = [...watching].map((begun) => begun());
	try {
		return await request();
	} finally {
		for (const end of ends) end();
	}
}

/** What the browser holds of a person for an event whose page they do not see any more. */

import { clean } from "./housekeeping";
import { type EventRow, openKeptStore } from "./kept-store";

export interface StoppedPhotos {
	readonly eventId: string;
	readonly event: string;
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly lostAt: number;
}

/** Null if there is nothing. Notes when the person was first found to have lost their place. Rejects when the browser refuses. */
export async function stoppedPhotosAt(person: string, slug: string): Promise<StoppedPhotos | null> {
	await clean();
	const store = openKeptStore();
	try {
		const isIt = (row: EventRow) => row.person === person && row.slug === slug;
		const row = (await store.events()).find(isIt);
		if (!row) return null;
		const count = (await store.items(row)).length;
		const lostAt = row.lostAt ?? Date.now();
		if (row.lostAt === null) await store.save({ ...row, lostAt }, [], []);
		return count > 0 ? { eventId: row.eventId, event: row.name, count, lostAt } : null;
	} finally {
		await store.close();
	}
}

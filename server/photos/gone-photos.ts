/**
 * Finds the photos that an open gallery still shows but should not, because `latestPhotos` covers only the newest ones. For
 * galleries that were opened before there was a change feed.
 */
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { visibleTo } from "../policies/photos";

/** The ids that do not exist in this event for this person. No URL is signed, because browsers ask this often. */
export async function gonePhotos(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, photoIds }: { eventId: string; membership: Membership; photoIds: string[] },
): Promise<string[]> {
	const there = await db.photo.findMany({
		where: { AND: [{ eventId, id: { in: photoIds } }, visibleTo(membership)] },
		select: { id: true },
	});
	const known = new Set(there.map(({ id }) => id));
	return photoIds.filter((id) => !known.has(id));
}

/** The newest photos of an album, for galleries that were opened before there was a change feed. */
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { visibleTo } from "../policies/photos";

/** The most photos that one answer contains. */
const latestCount = 100;

/** Ids of the newest developed photos that the person can see. No URL is signed, because browsers ask this often. */
export async function latestPhotos(
	{ db }: Pick<Deps, "db">,
	{ eventId, membership, uploaderId }: { eventId: string; membership: Membership; uploaderId?: string },
) {
	const photos = await db.photo.findMany({
		where: { AND: [{ eventId, uploaderId, state: "READY" }, visibleTo(membership)] },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: latestCount,
		select: { id: true, createdAt: true },
	});
	// `all`: the answer contains every developed photo, so any other photo does not exist for this person.
	return { photos, all: photos.length < latestCount };
}

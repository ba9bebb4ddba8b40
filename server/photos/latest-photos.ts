/** The newest end of an album, for those who watch it: an open gallery asks every few seconds. */
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { visibleTo } from "../policies/photos";

/** Photos an answer of `latestPhotos` names. */
const latestCount = 100;

/** Ids of the newest developed photos that the person sees. No URL is signed: this is asked often. */
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
	/** Every developed photo is named: one that is not there does not exist for this person. */
	return { photos, all: photos.length < latestCount };
}

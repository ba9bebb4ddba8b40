/** The newest end of an album, for those who watch it: an open gallery and a live wall ask every few seconds. */
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { type Place, shownToAll, visibleTo } from "../policies/roll";
import { photoWithUploader, viewPhoto } from "./photo-view";

/** Photos an answer of `latestPhotos` names. */
const latestCount = 100;
/** Photos a live wall goes round. */
const liveCount = 60;

const newestFirst = [{ createdAt: "desc" }, { id: "desc" }] satisfies Prisma.PhotoOrderByWithRelationInput[];

/** Ids of the newest developed photos that the person sees. No URL is signed: this is asked often. */
export async function latestPhotos(
	{ db }: Pick<Deps, "db">,
	{ eventId, place, uploaderId }: { eventId: string; place: Place; uploaderId?: string },
) {
	const photos = await db.photo.findMany({
		where: { AND: [{ eventId, uploaderId, state: "READY" }, visibleTo(place)] },
		orderBy: newestFirst,
		take: latestCount,
		select: { id: true, createdAt: true },
	});
	/** Every developed photo is named: one that is not there does not exist for this person. */
	return { photos, all: photos.length < latestCount };
}

/** The newest photos that everybody may see, also for organizers: a projector shows nothing hidden. */
export async function livePhotos(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, place }: { eventId: string; place: Place },
) {
	const rows = await deps.db.photo.findMany({
		where: { eventId, ...shownToAll },
		orderBy: newestFirst,
		take: liveCount,
		select: photoWithUploader,
		relationLoadStrategy: "join",
	});
	return Promise.all(rows.map((photo) => viewPhoto(deps, photo, place)));
}

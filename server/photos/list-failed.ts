import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { photoFor, viewPhoto } from "./photo-view";

/** A person sees at most this many at once. Each can be replaced or removed, and then the next ones come. */
const most = 100;

/** The person's own photos that could not be developed, last added first. No album has them. */
export async function listFailed(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, membership }: { eventId: string; membership: Membership },
) {
	const rows = await deps.db.photo.findMany({
		where: { eventId, uploaderId: membership.userId, state: "FAILED" },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: most,
		select: photoFor(membership),
		relationLoadStrategy: "join",
	});
	return Promise.all(rows.map((photo) => viewPhoto(deps, photo, membership)));
}

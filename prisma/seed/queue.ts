/**
 * Photos of the demo event that wait for approval, and one that could not be developed, so that an organizer has something to
 * go through. Only the demo that people look at has them (scripts/dev.ts): tests count the photos of theirs.
 */
import { developPhoto } from "@/server/photos/develop-photo";
import type { PersonKey } from "./people";
import { bytesOf, type SeedDeps, send } from "./photos";

const files = ["picos-trail.jpg", "fig.jpg", "dandelions.jpg", "brushes.jpg", "summit-sunset.jpg"];
const waiting = 12;

/** Repeating is safe, because a photo that is already in the event is not sent again. */
export async function addQueue(
	deps: SeedDeps,
	{ eventId, ids }: { eventId: string; ids: Record<PersonKey, string> },
): Promise<void> {
	const words = { userId: ids.ben, eventId, title: "", description: "" };
	await deps.db.event.update({ where: { id: eventId }, data: { moderation: "BEFORE" } });
	for (let n = 0; n < waiting; n++) {
		const bytes = await bytesOf(files[n % files.length] ?? "fig.jpg", `waiting ${n}`);
		const { photoId, isNew } = await send(deps, { ...words, bytes });
		if (isNew) await developPhoto(deps, { photoId });
	}
	await deps.db.event.update({ where: { id: eventId }, data: { moderation: "AFTER" } });
	// A JPEG by its first bytes only.
	const broken = (await bytesOf("fig.jpg", "")).slice(0, 2_000);
	const { photoId, isNew } = await send(deps, { ...words, title: "From the old camera", bytes: broken });
	if (isNew) await developPhoto(deps, { photoId });
}

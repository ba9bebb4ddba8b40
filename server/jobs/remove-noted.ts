/**
 * Removes the objects whose keys were recorded when their rows were deleted (by ../photos/delete-photo.ts, and by
 * triggers when an event or a person is deleted). If a row has the key again, for instance because an operator
 * restored the row, the object stays and the record is deleted. Deleting that row records the key again.
 */
import type { Deps } from "../deps";
import { photoIdOfRendition, renditionKey } from "../photos/object-key";

/**
 * Deletes the record of a key only when neither a signed URL nor developing can write an object under it any more.
 */
export async function removeNoted(
	{ db, storage, limits, now }: Pick<Deps, "db" | "storage" | "limits" | "now">,
	keys: string[],
): Promise<void> {
	const longAgo = new Date(now().getTime() - limits.intentSeconds * 1_000);
	const named = new Set(await namedKeys({ db }, keys));
	const doomed = keys.filter((key) => !named.has(key));
	await db.objectRemoval.deleteMany({ where: { key: { in: [...named] } } });
	await storage.remove(doomed);
	await db.objectRemoval.deleteMany({ where: { key: { in: doomed }, createdAt: { lt: longAgo } } });
}

/** The keys among these that belong to an upload or to a photo, as its original or as a rendition. */
async function namedKeys({ db }: Pick<Deps, "db">, keys: string[]): Promise<string[]> {
	const byKey = { where: { key: { in: keys } }, select: { key: true } };
	const originals = [...(await db.upload.findMany(byKey)), ...(await db.photo.findMany(byKey))];
	const ids = keys.flatMap((key) => photoIdOfRendition(key) ?? []);
	const photos = await db.photo.findMany({
		where: { id: { in: ids } },
		select: { id: true, eventId: true, renditionWidths: true },
	});
	const renditions = photos.flatMap(({ id, eventId, renditionWidths }) =>
		renditionWidths.map((width) => renditionKey(eventId, id, width)),
	);
	return [...originals.map(({ key }) => key), ...renditions].filter((key) => keys.includes(key));
}

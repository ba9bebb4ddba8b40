/** Everything that the database says of some keys. */
import { type Prepared, prepare, sql } from "../db/prepared";
import { idsOfOriginal } from "../photos/object-key";
import { type PhotoRow, photoColumns } from "./read-pages";

export interface RowsOfKey {
	photo: PhotoRow | null;
	/** Whether an upload names the key: then the sweep deals with its object. */
	hasIntent: boolean;
	/** Whether a job removes the object. */
	hasRemoval: boolean;
	/** Whether the audit log says that somebody removed the photo. */
	wasRemoved: boolean;
}

/** The elements of a parameter, which is a JSON array of texts. */
const listed = (parameter: string, type = "text") =>
	`ANY(ARRAY(SELECT jsonb_array_elements_text(${parameter}::jsonb))::${type}[])`;

const photosByKey = prepare(sql`SELECT ${photoColumns} FROM "Photo" WHERE key = ${listed("$1")}`);
const photosById = prepare(sql`SELECT ${photoColumns} FROM "Photo" WHERE id = ${listed("$1", "uuid")}`);
const uploadsByKey = prepare(sql`SELECT key FROM "Upload" WHERE key = ${listed("$1")}`);
/** What the release before notes is in a table of its own until a sweep has made jobs of it. */
const removalsByKey = prepare(sql`
	SELECT subject AS key FROM "Job" WHERE kind = 'REMOVE_OBJECT' AND subject = ${listed("$1")}
	UNION SELECT key FROM "ObjectRemoval" WHERE key = ${listed("$1")}`);
const removedPhotos = prepare(sql`
	SELECT subject FROM "AuditEntry"
	WHERE "eventId" = ${listed("$1", "uuid")} AND subject = ${listed("$2")} AND action IN ('photo.remove', 'photo.replace')`);

/** Of keys of originals. */
export async function readRowsOf(query: Prepared, keys: string[]): Promise<(key: string) => RowsOfKey> {
	const ids = new Map(keys.map((key) => [key, idsOfOriginal(key)]));
	const list = JSON.stringify(keys);
	const events = JSON.stringify([...new Set([...ids.values()].flatMap((id) => id?.eventId ?? []))]);
	const photoIds = JSON.stringify([...ids.values()].flatMap((id) => id?.photoId ?? []));
	const photos = await query<PhotoRow>(photosByKey, [list]);
	const uploads = await query<{ key: string }>(uploadsByKey, [list]);
	const removals = await notedRemovals(query, keys);
	const removed = await query<{ subject: string }>(removedPhotos, [events, photoIds]);
	const byKey = new Map(photos.map((photo) => [photo.key, photo]));
	const intents = new Set(uploads.map(({ key }) => key));
	const gone = new Set(removed.map(({ subject }) => subject));
	return (key) => ({
		photo: byKey.get(key) ?? null,
		hasIntent: intents.has(key),
		hasRemoval: removals.has(key),
		wasRemoved: gone.has(ids.get(key)?.photoId ?? ""),
	});
}

/** The keys among these whose objects are to be removed. */
export async function notedRemovals(query: Prepared, keys: string[]): Promise<Set<string>> {
	const rows = await query<{ key: string }>(removalsByKey, [JSON.stringify(keys)]);
	return new Set(rows.map(({ key }) => key));
}

export async function readPhotos(query: Prepared, ids: string[]): Promise<Map<string, PhotoRow>> {
	const photos = await query<PhotoRow>(photosById, [JSON.stringify(ids)]);
	return new Map(photos.map((photo) => [photo.id, photo]));
}

/** Everything that the database says of some keys of originals. */
import { Prisma } from "@/prisma/generated/client";
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

/** The database, or a transaction. */
interface Readable {
	db: Pick<Prisma.TransactionClient, "$queryRaw" | "upload" | "auditEntry">;
}

export async function readRowsOf({ db }: Readable, keys: string[]): Promise<(key: string) => RowsOfKey> {
	const ids = new Map(keys.map((key) => [key, idsOfOriginal(key)]));
	const photos = await db.$queryRaw<PhotoRow[]>`
		SELECT ${photoColumns} FROM "Photo" WHERE key = ANY(${keys})`;
	const uploads = await db.upload.findMany({ where: { key: { in: keys } }, select: { key: true } });
	const removed = await db.auditEntry.findMany({
		where: {
			eventId: { in: [...new Set([...ids.values()].flatMap((id) => id?.eventId ?? []))] },
			subject: { in: [...ids.values()].flatMap((id) => id?.photoId ?? []) },
			action: { in: ["photo.remove", "photo.replace"] },
		},
		select: { subject: true },
	});
	const byKey = new Map(photos.map((photo) => [photo.key, photo]));
	const intents = new Set(uploads.map(({ key }) => key));
	const removals = await notedRemovals({ db }, keys);
	const gone = new Set(removed.map(({ subject }) => subject));
	return (key) => ({
		photo: byKey.get(key) ?? null,
		hasIntent: intents.has(key),
		hasRemoval: removals.has(key),
		wasRemoved: gone.has(ids.get(key)?.photoId ?? ""),
	});
}

/** The keys among these whose objects a job removes, or the release before has noted for removal. */
export async function notedRemovals(
	{ db }: { db: Pick<Prisma.TransactionClient, "$queryRaw"> },
	keys: string[],
): Promise<Set<string>> {
	const rows = await db.$queryRaw<{ key: string }[]>(Prisma.sql`
		SELECT subject AS key FROM "Job" WHERE kind = 'REMOVE_OBJECT' AND subject = ANY(${keys})
		UNION SELECT key FROM "ObjectRemoval" WHERE key = ANY(${keys})`);
	return new Set(rows.map(({ key }) => key));
}

/**
 * Moves a photo's renditions to keys that nobody was given, so that the URLs which were signed before fail at the store. A
 * trigger adds a job for it when a photo is hidden, and when it is shown again (the migration "renditions_move"). The bytes
 * are read and written again, because the bucket refuses copies (docs/decisions/0009-what-is-served-of-a-photo.md).
 */
import { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { type RenditionsOf, renditionFile, renditionKey } from "./object-key";

type MoveDeps = Pick<Deps, "db" | "storage" | "now">;

/** Seconds until objects that were written in vain are removed: far longer than a move takes. */
const abandonedSeconds = 10 * 60;

/**
 * Repeating is safe, at the same time too. "again" if another call has moved them, or the photo was removed, in the
 * meantime: what is true then has to be looked at anew. Throws STORAGE_UNAVAILABLE.
 */
export async function moveRenditions(
	{ db, storage, now }: MoveDeps,
	{ photoId }: { photoId: string },
): Promise<"moved" | "nothing" | "again"> {
	const photo = await db.photo.findUnique({
		where: { id: photoId },
		select: { id: true, eventId: true, state: true, renditionRound: true, renditionWidths: true },
	});
	// While a photo is developed nobody has been given a URL.
	if (photo?.state !== "READY") return "nothing";
	const { renditionRound, renditionWidths } = photo;
	const keysOf = (at: RenditionsOf) => renditionWidths.map((width) => renditionKey(at, width));
	const moved = { ...photo, renditionRound: renditionRound + 1 };

	// First, so that a process that dies now leaves nothing behind.
	await removeLater(db, keysOf(moved), new Date(now().getTime() + abandonedSeconds * 1_000));
	await Promise.all(
		renditionWidths.map(async (width) => {
			const bytes = await storage.read(renditionKey(photo, width));
			if (bytes) await storage.write(renditionKey(moved, width), bytes, renditionFile);
		}),
	);
	const done = await db.$transaction(async (tx) => {
		const { count } = await tx.photo.updateMany({
			where: { id: photoId, state: "READY", renditionRound },
			data: { renditionRound: moved.renditionRound },
		});
		if (count === 0) return false;
		await tx.job.deleteMany({ where: { kind: "REMOVE_OBJECT", subject: { in: keysOf(moved) } } });
		await removeLater(tx, keysOf(photo), null);
		return true;
	});
	if (!done) return "again";
	// If the store does not answer now, the jobs remove them.
	await storage.remove(keysOf(photo)).catch(() => undefined);
	return "moved";
}

/** Adds a job for each object. One that is there already takes the new time. */
async function removeLater(
	db: Pick<Prisma.TransactionClient, "$executeRaw">,
	keys: readonly string[],
	runAfter: Date | null,
): Promise<void> {
	if (keys.length === 0) return;
	const rows = keys.map((key) => Prisma.sql`('REMOVE_OBJECT'::"JobKind", ${key}, ${runAfter}::timestamptz)`);
	await db.$executeRaw`
		INSERT INTO "Job" (kind, subject, "runAfter") VALUES ${Prisma.join(rows)}
		ON CONFLICT (kind, subject) DO UPDATE SET "runAfter" = excluded."runAfter"`;
}

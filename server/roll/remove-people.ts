/**
 * Takes people off the roll. Everything happens in one transaction, the photos included, so that nobody is off the roll
 * with photos that should have gone, or the other way round.
 */
import { Prisma } from "@/prisma/generated/client";
import type { PhotosOfRemoved } from "@/rules/roll";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { deletePhoto } from "../photos/delete-photo";
import type { Membership } from "../policies/membership";
import { asActor } from "./as-actor";

/** Milliseconds. Somebody with the most photos that one person may have is removed in a few seconds. */
const patience = 60_000;

/**
 * Returns how many people left and how many photos were hidden or removed with them. Repeating is safe. Throws
 * ORGANIZER_STAYS if an organizer is among them: they step down first, and the last one cannot.
 */
export async function removePeople(
	{ db, storage, now }: Pick<Deps, "db" | "storage" | "now">,
	{
		eventId,
		membership,
		personIds,
		photos,
	}: { eventId: string; membership: Membership; personIds: string[]; photos: PhotosOfRemoved },
): Promise<{ people: number; photos: number }> {
	const actorId = membership.userId;
	const { people, changed, keys } = await db.$transaction(
		async (tx) => {
			await asActor(tx, { actorId, how: "BY_HAND" });
			const gone = await tx.$queryRaw<{ userId: string | null; role: string }[]>`
				WITH doomed AS (
					SELECT id FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND id = ANY(${personIds}::uuid[])
					ORDER BY id FOR UPDATE
				)
				DELETE FROM "Attendance" USING doomed WHERE "Attendance".id = doomed.id RETURNING "userId", role`;
			if (gone.some(({ role }) => role === "ORGANIZER")) throw new AppError("ORGANIZER_STAYS");
			const uploaderIds = gone.flatMap(({ userId }) => userId ?? []);
			if (photos === "KEEP" || uploaderIds.length === 0) return { people: gone.length, changed: 0, keys: [] };
			const theirs = await tx.photo.findMany({
				where: {
					eventId,
					uploaderId: { in: uploaderIds },
					...(photos === "HIDE" ? { place: { not: "HIDDEN" } } : {}),
				},
				select: { id: true },
			});
			const keys: string[] = [];
			for (const { id } of theirs) {
				if (photos === "HIDE")
					await writeAudit(tx, {
						...{ eventId, actorId, action: "photo.hide" },
						subject: { photoId: id },
						details: { reason: null },
					});
				else
					keys.push(
						...((await deletePhoto(tx, {
							...{ where: Prisma.sql`id = ${id}::uuid`, actorId, action: "photo.remove" },
						})) ?? []),
					);
			}
			if (photos === "HIDE")
				await tx.photo.updateMany({
					where: { id: { in: theirs.map(({ id }) => id) } },
					data: { place: "HIDDEN", placeReason: null, placeNote: null, placedById: actorId, placedAt: now() },
				});
			return { people: gone.length, changed: theirs.length, keys };
		},
		{ timeout: patience },
	);
	// The photos are gone for everybody, so a store that does not respond is no error. The sweep removes the objects.
	if (keys.length > 0) await storage.remove(keys).catch(() => undefined);
	return { people, photos: changed };
}

/** What becomes of the photos of people who leave the roll or lose the right to add any, in the transaction of that change. */
import { Prisma } from "@/prisma/generated/client";
import type { PhotoPlace } from "@/prisma/generated/enums";
import type { PhotosOfRemoved } from "@/rules/roll";
import { writeAudits } from "../audit/write-audit";
import type { Limits } from "../limits";
import { deletePhoto } from "../photos/delete-photo";
import type { RollRow } from "./lock-rows";

interface Settle {
	eventId: string;
	actorId: string;
	photos: PhotosOfRemoved;
	/** Why they are hidden, if they are. */
	reason?: "BLOCKED";
	at: { limits: Pick<Limits, "putUrlSeconds">; now: Date };
}

/** What these people added, and what was added for them, without what needs no change any more. */
export async function photosOf(
	tx: Prisma.TransactionClient,
	{
		eventId,
		rows,
		photos,
	}: { eventId: string; rows: readonly Pick<RollRow, "id" | "userId">[]; photos: PhotosOfRemoved },
): Promise<string[]> {
	if (photos === "KEEP") return [];
	const found = await tx.photo.findMany({
		where: {
			eventId,
			OR: [
				{ uploaderId: { in: rows.flatMap(({ userId }) => userId ?? []) } },
				{ forId: { in: rows.map(({ id }) => id) } },
			],
			// A photo that is hidden already is only of interest if it is to go.
			...(photos === "REMOVE" ? {} : { place: { not: "HIDDEN" } }),
		},
		select: { id: true },
	});
	return found.map(({ id }) => id);
}

/** Hides or removes these photos. Returns the keys of objects that are no longer needed. */
export async function settlePhotos(
	tx: Prisma.TransactionClient,
	photoIds: readonly string[],
	{ eventId, actorId, photos, reason, at }: Settle,
): Promise<string[]> {
	if (photos === "REMOVE") {
		const keys: string[] = [];
		for (const id of photoIds) {
			const where = Prisma.sql`id = ${id}::uuid`;
			keys.push(...((await deletePhoto(tx, { where, actorId, action: "photo.remove", at })) ?? []));
		}
		return keys;
	}
	// In the order of their ids, so that two organizers never wait for each other. The log says where they were.
	const hidden = await tx.$queryRaw<{ id: string; place: PhotoPlace }[]>`
		SELECT id, place FROM "Photo" WHERE id = ANY(${[...photoIds]}::uuid[]) AND place <> 'HIDDEN'
		ORDER BY id FOR UPDATE`;
	await writeAudits(
		tx,
		hidden.map(({ id, place }) => ({
			...({ eventId, actorId, action: "photo.hide" } as const),
			...{ subject: { photoId: id }, details: { reason: reason ?? null, from: place } },
		})),
	);
	await tx.photo.updateMany({
		where: { id: { in: hidden.map(({ id }) => id) } },
		data: {
			...{ place: "HIDDEN", placeReason: reason ?? null, placeNote: null },
			...{ placedById: actorId, placedAt: at.now },
		},
	});
	return [];
}

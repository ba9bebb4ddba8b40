/**
 * Removes a photo with all its objects. The row is deleted first (./delete-photo.ts), and if the call dies after
 * that, jobs remove the objects.
 */
import { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { deletePhoto } from "./delete-photo";
import { refuseDecided } from "./refuse-decided";
import { type Asked, editablePhoto } from "./seen-photo";

/**
 * `placeVersion` is that of the photo which an organizer saw when they decided to remove it; what somebody added themselves they may remove
 * whatever has become of it. Throws PHOTO_NOT_FOUND (also when it is repeated), NOT_YOUR_PHOTO, and what ./refuse-decided.ts says
 * if somebody has decided since.
 */
export async function removePhoto(
	deps: Pick<Deps, "db" | "storage" | "limits" | "now">,
	{ placeVersion, ...asked }: Asked & { placeVersion?: number },
): Promise<{ photoId: string }> {
	const { photo } = await editablePhoto(deps, asked);
	const isAsSeen =
		placeVersion === undefined ? Prisma.sql`TRUE` : Prisma.sql`"placeVersion" = ${placeVersion}`;
	const removed = {
		where: Prisma.sql`id = ${photo.id}::uuid AND ${isAsSeen}`,
		actorId: asked.userId,
		action: "photo.remove",
		at: { limits: deps.limits, now: deps.now() },
	} as const;
	const keys = await deps.db.$transaction((tx) => deletePhoto(tx, removed));
	if (!keys) {
		if (placeVersion !== undefined)
			await refuseDecided(deps.db, photo.eventId, [{ id: photo.id, version: placeVersion }]);
		throw new AppError("PHOTO_NOT_FOUND");
	}
	// The photo is already gone for everybody, so a store that does not respond must not turn that into an error.
	// The jobs stay, because a PUT or a developing process that is still running may write an object.
	await deps.storage.remove(keys).catch(() => undefined);
	return { photoId: photo.id };
}

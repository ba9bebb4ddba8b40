/**
 * Removes a photo with all its objects. The row is deleted first (./delete-photo.ts), and if the call dies after
 * that, jobs remove the objects.
 */
import { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { deletePhoto } from "./delete-photo";
import { type Asked, editablePhoto } from "./seen-photo";

/** Throws PHOTO_NOT_FOUND (also when it is repeated), NOT_YOUR_PHOTO. */
export async function removePhoto(
	deps: Pick<Deps, "db" | "storage" | "limits" | "now">,
	asked: Asked,
): Promise<{ photoId: string }> {
	const { photo } = await editablePhoto(deps, asked);
	const removed = {
		where: Prisma.sql`id = ${photo.id}::uuid`,
		actorId: asked.userId,
		action: "photo.remove",
		at: { limits: deps.limits, now: deps.now() },
	} as const;
	const keys = await deps.db.$transaction((tx) => deletePhoto(tx, removed));
	if (!keys) throw new AppError("PHOTO_NOT_FOUND");
	// The photo is already gone for everybody, so a store that does not respond must not turn that into an error.
	// The jobs stay, because a PUT or a developing process that is still running may write an object.
	await deps.storage.remove(keys).catch(() => undefined);
	return { photoId: photo.id };
}

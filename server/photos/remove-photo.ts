/**
 * Removing a photo with all its objects. The row goes first (./delete-photo.ts): what a call that dies afterwards
 * leaves behind the sweep finishes.
 */
import { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { deletePhoto } from "./delete-photo";
import { type Asked, editablePhoto } from "./seen-photo";

/** Throws PHOTO_NOT_FOUND (also the second time), NOT_YOUR_PHOTO. */
export async function removePhoto(
	deps: Pick<Deps, "db" | "storage">,
	asked: Asked,
): Promise<{ photoId: string }> {
	const { photo } = await editablePhoto(deps, asked);
	const removed = {
		where: Prisma.sql`id = ${photo.id}::uuid`,
		actorId: asked.userId,
		action: "photo.remove",
	};
	const keys = await deps.db.$transaction((tx) => deletePhoto(tx, removed));
	if (!keys) throw new AppError("PHOTO_NOT_FOUND");
	// The photo is gone for everybody by now; a store that does not answer must not turn that into an error. What was
	// written down stays for the sweep: a PUT that is still under way, or a developer at work, may bring one back.
	await deps.storage.remove(keys).catch(() => undefined);
	return { photoId: photo.id };
}

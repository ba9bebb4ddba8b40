import type { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { nameOf } from "./name-of";

/**
 * Says why a decision on this one photo changed nothing: throws DECIDED_SHOWN, DECIDED_HIDDEN or DECIDED_WAITING with who it was
 * if somebody has decided since the organizer looked, DECIDED_ELSEWHERE if nobody is named, and PHOTO_NOT_FOUND if it is gone. Returns if
 * the photo still has the version that the organizer saw.
 */
export async function refuseDecided(
	tx: Pick<Prisma.TransactionClient, "photo">,
	eventId: string,
	[asked]: readonly { id: string; version: number }[],
): Promise<void> {
	const photo = await tx.photo.findFirst({
		where: { id: asked?.id ?? "", eventId },
		select: { place: true, placeVersion: true, placedBy: { select: { name: true } } },
	});
	if (!photo) throw new AppError("PHOTO_NOT_FOUND");
	if (photo.placeVersion === asked?.version) return;
	const by = photo.placedBy ? nameOf(photo.placedBy) : "";
	// Nobody is named if an operator or the release before decided, or if the person is gone.
	if (!by) throw new AppError("DECIDED_ELSEWHERE");
	throw new AppError(`DECIDED_${photo.place}`, { params: { by } });
}

/**
 * A photo that failed although its bytes may do better does not keep them from the event: announced again they get an
 * intent, and the photo goes when they are confirmed. Not sooner: an announcement alone takes nobody's photo.
 */
import { Prisma } from "@/prisma/generated/client";
import { deletePhoto } from "./delete-photo";
import { worthAddingAgain } from "./develop-failures";

/** A condition on "Photo", never NULL. */
export const givesWay = Prisma.sql`(state = 'FAILED' AND coalesce(failure, '') = ANY(${worthAddingAgain}))`;

/** Removes such a photo of these bytes, if there is one. Its objects are left to the sweep. */
export async function makeWay(
	tx: Prisma.TransactionClient,
	{ eventId, sha256, uploaderId }: { eventId: string; sha256: string; uploaderId: string },
): Promise<void> {
	const where = Prisma.sql`"eventId" = ${eventId}::uuid AND sha256 = ${sha256} AND ${givesWay}`;
	await deletePhoto(tx, { where, actorId: uploaderId, action: "photo.replace" });
}

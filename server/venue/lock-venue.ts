import type { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { type Venue, venueSelect } from "./find-venue";

/** Until the transaction ends, nobody else changes the event. New photos and intents are not held up. Throws EVENT_NOT_FOUND. */
export async function lockVenue(tx: Prisma.TransactionClient, eventId: string): Promise<Venue> {
	await tx.$queryRaw`SELECT id FROM "Event" WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
	const venue = await tx.event.findUnique({ where: { id: eventId }, select: venueSelect });
	if (!venue) throw new AppError("EVENT_NOT_FOUND");
	return venue;
}

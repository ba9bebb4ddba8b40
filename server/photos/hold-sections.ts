import type { Prisma } from "@/prisma/generated/client";

/**
 * Until the transaction ends, nobody changes the event's sections or its time zone, and a change under way has ended. A photo
 * that learns of its section takes this first: then either it sees the change, or the change sees the photo. It is taken
 * before any lock on a photo, because those who change sections take theirs in this order.
 */
export async function holdSections(
	tx: Pick<Prisma.TransactionClient, "$queryRaw">,
	eventId: string,
): Promise<void> {
	await tx.$queryRaw`SELECT FROM "Event" WHERE id = ${eventId}::uuid FOR SHARE`;
}

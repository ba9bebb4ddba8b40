import type { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";

/** Throws EVENT_ARCHIVED. Nobody comes to an archived event any more, neither by a code nor at its door. */
export async function refuseArchived(
	tx: Pick<Prisma.TransactionClient, "event">,
	{ eventId }: { eventId: string },
): Promise<void> {
	const archived = await tx.event.findFirst({
		where: { id: eventId, archivedAt: { not: null } },
		select: { id: true },
	});
	if (archived) throw new AppError("EVENT_ARCHIVED");
}

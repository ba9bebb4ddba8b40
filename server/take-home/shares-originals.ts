import type { Deps } from "../deps";
import { AppError } from "../errors";

/** What a person's right to originals depends on besides their role. Throws EVENT_NOT_FOUND. */
export async function sharesOriginals({ db }: { db: Pick<Deps["db"], "event"> }, eventId: string) {
	const event = await db.event.findUnique({ where: { id: eventId }, select: { shareOriginals: true } });
	if (!event) throw new AppError("EVENT_NOT_FOUND");
	return event;
}

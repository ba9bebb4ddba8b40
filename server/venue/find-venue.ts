import type { Prisma } from "@/prisma/generated/client";
import { isStorable } from "@/rules/words";
import type { Deps } from "../deps";

export const venueSelect = {
	...{ id: true, slug: true, name: true, timezone: true, locale: true, archivedAt: true },
	...{ joinCode: true, venueKey: true, venueWay: true },
	...{ startsAt: true, endsAt: true, doorOpensAt: true, doorClosesAt: true, doorSet: true, doorSetAt: true },
} satisfies Prisma.EventSelect;

export type Venue = Prisma.EventGetPayload<{ select: typeof venueSelect }>;

/** The event that has or had this address, with its secrets, which stay on the server. Null if there is none. */
export async function findVenue({ db }: Pick<Deps, "db">, slug: string): Promise<Venue | null> {
	if (!isStorable(slug)) return null;
	const kept = await db.eventSlug.findUnique({
		where: { slug },
		select: { event: { select: venueSelect } },
		relationLoadStrategy: "join",
	});
	return kept?.event ?? null;
}

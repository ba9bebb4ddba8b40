import { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import type { coverSelect } from "./event-fields";

type First = Prisma.PhotoGetPayload<{ select: typeof coverSelect }>;

/** The photo that was added first among those that everybody sees, of each event that has one. One query, one row an event. */
export async function firstPhotos(
	{ db }: Pick<Deps, "db">,
	eventIds: readonly string[],
): Promise<ReadonlyMap<string, First>> {
	if (eventIds.length === 0) return new Map();
	const rows = await db.$queryRaw<First[]>`
		SELECT first.* FROM unnest(ARRAY[${Prisma.join(eventIds)}]::uuid[]) AS wanted (id), LATERAL (
			SELECT id, "eventId", state, place, "renditionRound", "renditionWidths", thumbhash FROM "Photo"
			WHERE "eventId" = wanted.id AND state = 'READY' AND place = 'SHOWN'
			ORDER BY "createdAt", id LIMIT 1) first`;
	return new Map(rows.map((photo) => [photo.eventId, photo]));
}

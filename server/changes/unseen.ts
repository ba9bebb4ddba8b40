import { Prisma } from "@/prisma/generated/client";
import type { Cursor } from "./cursor";

/**
 * The changes of transactions that the cursor did not see: a range of the index and, if some were open, an index lookup for
 * each. However long a transaction stays open, it therefore holds up no change of another one. Those of the roll are read apart, so
 * that hundreds who arrive do not make an album load everything again that was asleep in the meantime.
 */
export function unseen(eventId: string, { next, open }: Cursor, of: "roll" | "all else"): Prisma.Sql {
	const changes = Prisma.sql`
		SELECT * FROM "Change" WHERE "eventId" = ${eventId}::uuid
		AND ${of === "roll" ? Prisma.sql`kind = 'ROLL'` : Prisma.sql`kind <> 'ROLL'`}`;
	const later = Prisma.sql`${changes} AND transaction >= ${String(next)}::bigint`;
	if (open.length === 0) return later;
	return Prisma.sql`${later} UNION ALL ${changes} AND transaction = ANY(${idList(open)}::bigint[])`;
}

/** An array of PostgreSQL. */
export const idList = (ids: readonly bigint[]) => `{${ids.join()}}`;

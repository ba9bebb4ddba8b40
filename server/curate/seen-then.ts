import { Prisma } from "@/prisma/generated/client";
import { readCursor } from "../changes/cursor";

/**
 * Whether a photo was in the organizer's views, as it is now, at the moment of this cursor (../changes/cursor.ts). A photo that came,
 * was developed or was decided by somebody else after that moment was not. A number that no transaction of this server can have
 * had yet is from before the database was restored from a dump, so it is older than every cursor. The photos must have been locked
 * by a statement before, so that none was written by a transaction that this one does not see. Throws INVALID_INPUT.
 */
export function seenThen(seen: string): Prisma.Sql {
	const { next, open } = readCursor(seen);
	const isBefore =
		open.length > 0
			? Prisma.sql`("movedIn" < ${String(next)}::bigint AND "movedIn" <> ALL(${`{${open.join()}}`}::bigint[]))`
			: Prisma.sql`"movedIn" < ${String(next)}::bigint`;
	return Prisma.sql`(${isBefore} OR "movedIn" >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)`;
}

/** A page of the organizer's gallery by keyset cursor, last added first. */
import { Prisma } from "@/prisma/generated/client";
import { type CurateFilter, curatePageSize } from "@/rules/curate";
import type { Deps } from "../deps";
import { cursorOf, newestAt } from "../photos/photo-cursor";
import { photoFor, viewPhoto } from "../photos/photo-view";
import type { Membership } from "../policies/membership";
import { inFilter, timezoneOf } from "./curate-filter";

interface Page {
	eventId: string;
	membership: Membership;
	filter: CurateFilter;
	cursor?: string | null;
}

/** Throws INVALID_INPUT for a cursor that was not made here. */
export async function listCurated(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, membership, filter, cursor }: Page,
) {
	const where = inFilter(eventId, filter, await timezoneOf(deps, eventId));
	const from = cursor ? after(cursor) : Prisma.sql`true`;
	const ids = await deps.db.$queryRaw<{ id: string }[]>`
		SELECT id FROM "Photo" WHERE ${where} AND ${from}
		ORDER BY "createdAt" DESC, id DESC LIMIT ${curatePageSize + 1}`;
	const rows = await deps.db.photo.findMany({
		where: { id: { in: ids.slice(0, curatePageSize).map(({ id }) => id) } },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		select: photoFor(membership),
		relationLoadStrategy: "join",
	});
	const last = ids.length > curatePageSize ? rows.at(-1) : undefined;
	return {
		photos: await Promise.all(rows.map((photo) => viewPhoto(deps, photo, membership))),
		nextCursor: last ? cursorOf("newest", last) : null,
	};
}

function after(cursor: string): Prisma.Sql {
	const { createdAt, id } = newestAt(cursor);
	return Prisma.sql`("createdAt", id) < (${createdAt}, ${id}::uuid)`;
}

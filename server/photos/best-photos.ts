/**
 * The album by favourites: the photos that most people have among theirs first, and of equal ones the newest.
 *
 * The numbers change while somebody scrolls. If each page were sorted by the numbers of its own moment, a photo that
 * overtook the reader would be missing, and one that fell behind would come twice. So all pages are sorted by the numbers of
 * the moment in which the first one was read. The change feed keeps by how much each number has changed since
 * (../changes/unseen.ts), and that is subtracted. A cursor is the feed's cursor of that moment, and the place of the last
 * photo.
 */
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { noSection } from "@/rules/sections";
import { readCursor } from "../changes/cursor";
import { startOfChanges } from "../changes/start-of-changes";
import { unseen } from "../changes/unseen";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { listedToSql } from "../policies/photos";
import { photoFor } from "./photo-view";
import { type Album, inAlbum } from "./read-photos";

interface Place {
	id: string;
	/** How many people had it among their favourites at the moment of the first page. */
	rank: number;
	createdAt: Date;
}

const place = z.tuple([
	z.string(),
	z.coerce.number().int().min(0).max(1e9),
	z.coerce.number().int().min(0).max(8e15),
	z.uuid(),
]);

/**
 * The rows of a page, and the cursor of the next; null after the last. Three queries, and a fourth for the first page. Throws
 * INVALID_INPUT.
 */
export async function bestPhotos(
	deps: Pick<Deps, "db" | "now">,
	{ cursor, limit, ...album }: Album & { cursor: string | null; limit: number },
) {
	const { db } = deps;
	const [moment, from] = cursor ? read(cursor) : ([await startOfChanges(deps), null] as const);
	const found = await places(db, album, { moment, from, limit: limit + 1 });
	const page = found.slice(0, limit);
	const ids = page.map(({ id }) => id);
	const rows = await db.photo.findMany({
		// A photo that was hidden or removed a moment ago is left out.
		where: { AND: [{ id: { in: ids } }, inAlbum(album)] },
		select: photoFor(album.membership),
		relationLoadStrategy: "join",
	});
	const byId = new Map(rows.map((row) => [row.id, row]));
	const last = found.length > limit ? page.at(-1) : undefined;
	return {
		rows: ids.flatMap((id) => byId.get(id) ?? []),
		nextCursor: last ? [moment, last.rank, last.createdAt.getTime(), last.id].join("_") : null,
	};
}

interface Range {
	/** A cursor of the change feed. */
	moment: string;
	from: Place | null;
	limit: number;
}

const places = (
	db: Pick<Deps["db"], "$queryRaw">,
	{ eventId, membership, uploaderId, section, favourites }: Album,
	{ moment, from, limit }: Range,
) => {
	const since = unseen(eventId, readCursor(moment), "all else");
	const narrowed = [
		Prisma.sql`p."eventId" = ${eventId}::uuid`,
		listedToSql(membership),
		...(uploaderId ? [Prisma.sql`p."uploaderId" = ${uploaderId}::uuid`] : []),
		...(section === noSection ? [Prisma.sql`p."sectionId" IS NULL`] : []),
		...(section && section !== noSection ? [Prisma.sql`p."sectionId" = ${section}::uuid`] : []),
		...(favourites
			? [
					Prisma.sql`EXISTS (SELECT FROM "Favourite" f JOIN "Attendance" a ON a.id = f."attendanceId"
						WHERE f."photoId" = p.id AND a."userId" = ${membership.userId}::uuid)`,
				]
			: []),
	];
	return db.$queryRaw<Place[]>`
		WITH since AS MATERIALIZED (
			SELECT "photoId", sum(favourites)::int AS added FROM (${since}) c
			WHERE favourites <> 0 GROUP BY "photoId"
		), ranked AS (
			SELECT p.id, p."createdAt", p.favourites - coalesce(since.added, 0) AS rank
			FROM "Photo" p LEFT JOIN since ON since."photoId" = p.id
			WHERE ${Prisma.join(narrowed, " AND ")}
		)
		SELECT id, rank, "createdAt" FROM ranked
		${from ? Prisma.sql`WHERE (rank, "createdAt", id) < (${from.rank}::int, ${from.createdAt}, ${from.id}::uuid)` : Prisma.empty}
		ORDER BY rank DESC, "createdAt" DESC, id DESC LIMIT ${limit}::int`;
};

function read(cursor: string): readonly [moment: string, from: Place] {
	const parsed = place.safeParse(cursor.split("_"));
	if (!parsed.success) throw new AppError("INVALID_INPUT");
	const [moment, rank, createdAt, id] = parsed.data;
	return [moment, { rank, createdAt: new Date(createdAt), id }];
}

/**
 * One page of an event's photos, newest first, by keyset cursor: a page costs the same however deep it is,
 * and photos that arrive meanwhile neither repeat nor skip any.
 */
import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { type Place, visibleTo } from "../policies/roll";
import { photoWithUploader, viewPhoto } from "./photo-view";

const cursorParts = z.tuple([z.coerce.number().int().min(0).max(8.64e15), z.uuid()]);

/** Throws INVALID_INPUT for a cursor that this function did not make. */
export async function listPhotos(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, place, cursor, limit }: { eventId: string; place: Place; cursor?: string | null; limit: number },
) {
	const rows = await deps.db.photo.findMany({
		where: { AND: [{ eventId }, visibleTo(place), cursor ? olderThan(cursor) : {}] },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: limit + 1,
		select: photoWithUploader,
		relationLoadStrategy: "join",
	});
	const page = rows.slice(0, limit);
	const last = rows.length > limit ? page.at(-1) : undefined;
	return {
		photos: await Promise.all(page.map((photo) => viewPhoto(deps, photo, place))),
		nextCursor: last ? `${last.createdAt.getTime()}_${last.id}` : null,
	};
}

function olderThan(cursor: string): Prisma.PhotoWhereInput {
	const parts = cursorParts.safeParse(cursor.split("_"));
	if (!parts.success) throw new AppError("INVALID_INPUT", { message: "This cursor is not one of ours." });
	const [time, id] = parts.data;
	const createdAt = new Date(time);
	// The first condition bounds the index scan, the second breaks ties within one millisecond.
	return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

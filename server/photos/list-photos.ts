/**
 * One page of an event's photos by keyset cursor. Every page costs the same, and photos that arrive in the
 * meantime cause neither repeats nor gaps. In the order by capture time, photos without one come last, in the
 * order they were added. The range condition on the index does not cover those photos, so the page where they
 * begin takes a second query. The order by favourites has a file of its own (./best-photos.ts).
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotoOrder } from "@/rules/album";
import type { Deps } from "../deps";
import { bestPhotos } from "./best-photos";
import { afterCursor, cursorOf, isTakenCursor, undated } from "./photo-cursor";
import { viewPhoto } from "./photo-view";
import { type Album, readPhotos } from "./read-photos";

interface Page extends Album {
	order?: PhotoOrder;
	cursor?: string | null;
	limit?: number;
}

/**
 * The first page only fills a screen, because it is sent with the document. Later pages are fetched ahead of time.
 */
const photosOnFirstPage = 30;
const photosPerPage = 48;

/** The orders that an index has. */
type IndexedOrder = Exclude<PhotoOrder, "best">;

const orderBy = {
	newest: [{ createdAt: "desc" }, { id: "desc" }],
	taken: [{ takenAt: "asc" }, { createdAt: "asc" }, { id: "asc" }],
} satisfies Record<IndexedOrder, Prisma.PhotoOrderByWithRelationInput[]>;

/** Throws INVALID_INPUT for a cursor that was not made by this function for this order. */
export async function listPhotos(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ order = "newest", cursor = null, limit: asked, ...album }: Page,
) {
	const limit = asked ?? (cursor ? photosPerPage : photosOnFirstPage);
	const { rows, nextCursor } = await (order === "best"
		? bestPhotos(deps, { ...album, cursor, limit })
		: pageInOrder(deps, { ...album, order, cursor, limit }));
	return {
		photos: await Promise.all(rows.map((photo) => viewPhoto(deps, photo, album.membership))),
		nextCursor,
	};
}

async function pageInOrder(
	deps: Pick<Deps, "db">,
	{ order, cursor, limit, ...album }: Album & { order: IndexedOrder; cursor: string | null; limit: number },
) {
	const read = (from: Prisma.PhotoWhereInput, take: number) =>
		readPhotos(deps, album, { from, orderBy: orderBy[order], take });
	const rows = await read(cursor ? afterCursor(order, cursor) : {}, limit + 1);
	if (cursor && isTakenCursor(cursor) && rows.length <= limit) {
		rows.push(...(await read(undated, limit + 1 - rows.length)));
	}
	const page = rows.slice(0, limit);
	const last = rows.length > limit ? page.at(-1) : undefined;
	return { rows: page, nextCursor: last ? cursorOf(order, last) : null };
}

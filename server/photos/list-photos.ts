/**
 * One page of an event's photos by keyset cursor. Every page costs the same, and photos that arrive in the
 * meantime cause neither repeats nor gaps. In the order by capture time, photos without one come last, in the
 * order they were added. The range condition on the index does not cover those photos, so the page where they
 * begin takes a second query.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotoOrder } from "@/rules/album";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { afterCursor, cursorOf, isTakenCursor, undated } from "./photo-cursor";
import { viewPhoto } from "./photo-view";
import { readPhotos } from "./read-photos";

interface Page {
	eventId: string;
	membership: Membership;
	order?: PhotoOrder;
	uploaderId?: string;
	section?: string;
	cursor?: string | null;
	limit?: number;
}

/**
 * The first page only fills a screen, because it is sent with the document. Later pages are fetched ahead of time.
 */
const photosOnFirstPage = 30;
const photosPerPage = 48;

const orderBy = {
	newest: [{ createdAt: "desc" }, { id: "desc" }],
	taken: [{ takenAt: "asc" }, { createdAt: "asc" }, { id: "asc" }],
} satisfies Record<PhotoOrder, Prisma.PhotoOrderByWithRelationInput[]>;

/** Throws INVALID_INPUT for a cursor that was not made by this function for this order. */
export async function listPhotos(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, membership, order = "newest", uploaderId, section, cursor, limit: asked }: Page,
) {
	const limit = asked ?? (cursor ? photosPerPage : photosOnFirstPage);
	const read = (from: Prisma.PhotoWhereInput, take: number) =>
		readPhotos(deps, { eventId, membership, uploaderId, section }, { from, orderBy: orderBy[order], take });
	const rows = await read(cursor ? afterCursor(order, cursor) : {}, limit + 1);
	if (cursor && isTakenCursor(cursor) && rows.length <= limit) {
		rows.push(...(await read(undated, limit + 1 - rows.length)));
	}
	const page = rows.slice(0, limit);
	const last = rows.length > limit ? page.at(-1) : undefined;
	return {
		photos: await Promise.all(page.map((photo) => viewPhoto(deps, photo, membership))),
		nextCursor: last ? cursorOf(order, last) : null,
	};
}

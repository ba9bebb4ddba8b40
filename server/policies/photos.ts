/**
 * Who may see and change a photo. A rule that lists need as well is also given here as a Prisma filter and as SQL.
 */
import { Prisma } from "@/prisma/generated/client";
import type { PhotoPlace } from "@/prisma/generated/enums";
import { failedAfterHashing } from "@/rules/develop-failures";
import { mayOrganize } from "@/rules/roles";
import type { Viewer } from "./membership";

/** A photo's uploader and the organizers may change and remove it. */
export const mayEdit = (membership: Viewer, photo: { uploaderId: string }) =>
	mayOrganize(membership) || photo.uploaderId === membership.userId;

/**
 * Whether a person may read a photo's original: its uploader and the organizers, and whoever sees the photo if the event
 * shares originals (`shareOriginals`), which contain where they were taken. It may be read once developing has hashed it. Before that the
 * object may not be what the uploader announced: a store that accepts unsigned headers can be made to copy another
 * person's original to this key. For the same reason nobody gets what is in the place of an original that was lost.
 */
export const mayReadOriginal = (
	membership: Viewer,
	photo: {
		uploaderId: string;
		state: string;
		place: PhotoPlace;
		failure: string | null;
		originalLostAt: Date | null;
	},
	event: { shareOriginals: boolean },
) =>
	!photo.originalLostAt &&
	(mayEdit(membership, photo) || (event.shareOriginals && maySee(membership, photo))) &&
	(photo.state === "READY" || failedAfterHashing.includes(photo.failure ?? ""));

/** `mayReadOriginal` as a filter for lists of photos that the person sees. */
export const originalsReadBy = (
	membership: Viewer,
	event: { shareOriginals: boolean },
): Prisma.PhotoWhereInput => ({
	originalLostAt: null,
	...(mayOrganize(membership) || event.shareOriginals ? {} : { uploaderId: membership.userId }),
	OR: [{ state: "READY" }, { failure: { in: [...failedAfterHashing] } }],
});

/** Only the uploader and the organizers see a photo that is WAITING, HIDDEN or not READY yet. */
export const maySee = (membership: Viewer, photo: { uploaderId: string; state: string; place: PhotoPlace }) =>
	mayEdit(membership, photo) || isShownToAll(photo);

/** Only they can read who hid a photo, when and why. */
export const mayReadHiding = (membership: Viewer, photo: { uploaderId: string }) =>
	mayEdit(membership, photo);

/** Whether everybody on the roll sees the photo. */
export const isShownToAll = (photo: { state: string; place: PhotoPlace }) =>
	photo.state === "READY" && photo.place === "SHOWN";

/** The photos that everybody on the roll sees. The live wall shows only these, even to an organizer. */
export const shownToAll = { state: "READY", place: "SHOWN" } as const satisfies Prisma.PhotoWhereInput;

/** `maySee` as a filter for lists. */
export function visibleTo(membership: Viewer): Prisma.PhotoWhereInput {
	if (mayOrganize(membership)) return {};
	return { OR: [shownToAll, { uploaderId: membership.userId }] };
}

/**
 * The photos that the album lists to a person. A photo that could not be developed is in no album, not even its uploader's or an
 * organizer's: the uploader finds it among their own failures, and the organizers in their gallery.
 */
export const listedTo = (membership: Viewer): Prisma.PhotoWhereInput => ({
	AND: [visibleTo(membership), { state: { not: "FAILED" } }],
});

/** `listedTo` as a condition in SQL on the table "Photo". */
export const listedToSql = (membership: Viewer) =>
	Prisma.sql`(${visibleToSql(membership)} AND state <> 'FAILED')`;

/** `maySee` as a condition in SQL on the table "Photo". */
const visibleToSql = (membership: Viewer) => Prisma.sql`(
	${mayOrganize(membership)} OR "uploaderId" = ${membership.userId}::uuid OR (state = 'READY' AND place = 'SHOWN'))`;

/**
 * A photo as the API returns it to one viewer: only what they may see, with URLs that work for hours.
 * The original's URL is only for the uploader and the organizers; everybody else gets renditions.
 */
import type { Prisma } from "@/prisma/generated/client";
import { knownDevelopFailure } from "@/rules/develop-failures";
import { fileName, type NamedPhoto } from "@/rules/package/names";
import { photoTypeOf } from "@/rules/photo-types";
import { mayOrganize } from "@/rules/roles";
import type { Deps } from "../deps";
import type { Viewer } from "../policies/membership";
import { mayEdit, mayReadHiding, mayReadOriginal, maySee } from "../policies/photos";
import { nameOf } from "./name-of";
import { renditionKey } from "./object-key";

export const photoSelect = {
	id: true,
	eventId: true,
	uploaderId: true,
	key: true,
	title: true,
	description: true,
	state: true,
	failure: true,
	place: true,
	placeReason: true,
	placeNote: true,
	placedAt: true,
	placeVersion: true,
	contentType: true,
	size: true,
	width: true,
	height: true,
	renditionRound: true,
	renditionWidths: true,
	thumbhash: true,
	takenAt: true,
	takenAtOffset: true,
	camera: true,
	sectionId: true,
	sectionChosen: true,
	reportsOpen: true,
	favourites: true,
	createdAt: true,
	originalLostAt: true,
} satisfies Prisma.PhotoSelect;

/** The same with whom the photo names, and whether it is among the favourites of this person. */
export const photoFor = ({ userId }: Pick<Viewer, "userId">) =>
	({
		...photoSelect,
		uploader: { select: { name: true } },
		for: { select: { name: true } },
		placedBy: { select: { name: true } },
		favouriteOf: { where: { attendance: { userId } }, select: { photoId: true } },
	}) satisfies Prisma.PhotoSelect;

/** Originals that an event shares with everybody are signed on request (./download-photo.ts), and not with every list. */
const ofLists = { shareOriginals: false };

interface Named {
	name: string | null;
}

export type PhotoRow = Prisma.PhotoGetPayload<{ select: typeof photoSelect }>;

export async function viewPhoto(
	{ storage, now }: Pick<Deps, "storage" | "now">,
	{
		uploader,
		placedBy,
		for: forPerson,
		favouriteOf,
		...photo
	}: PhotoRow & {
		uploader: Named;
		for: Named | null;
		placedBy: Named | null;
		/** The viewer's own row of the favourites, if there is one. */
		favouriteOf: readonly unknown[];
	},
	viewer: Viewer,
) {
	const {
		key,
		uploaderId,
		renditionRound: _,
		renditionWidths,
		failure,
		placeReason,
		placeNote,
		placedAt,
		originalLostAt,
		reportsOpen,
		...shown
	} = photo;
	const canEdit = mayEdit(viewer, photo);
	const widths = photo.state === "READY" && maySee(viewer, photo) ? renditionWidths : [];
	return {
		...shown,
		failure: failure && canEdit ? knownDevelopFailure(failure) : null,
		/** Who hid the photo, when and why, as far as that is known. */
		hiding:
			photo.place === "HIDDEN" && mayReadHiding(viewer, photo)
				? { reason: placeReason, note: placeNote, by: placedBy?.name ?? null, at: placedAt }
				: null,
		/** Pages that were opened before the last deploy read this instead of `place`; it goes in the next release. */
		hidden: photo.place !== "SHOWN",
		uploadedBy: { id: uploaderId, name: nameOf(uploader) },
		/** The name of the dependant for whom the uploader added it; null if it was for themselves. */
		uploadedFor: forPerson?.name ?? null,
		images: await Promise.all(
			widths.map(async (width) => ({
				width,
				url: await storage.presignGet(renditionKey(photo, width), { now: now() }),
			})),
		),
		originalUrl: mayReadOriginal(viewer, photo, ofLists)
			? await storage.presignGet(key, {
					...{ now: now(), downloadName: downloadName(photo), contentType: photo.contentType },
				})
			: null,
		/** Whether the store has lost the original; only for people who could do something about it. */
		originalLost: canEdit && originalLostAt !== null,
		/** Whether it is among the viewer's favourites. `favourites` is how many people have it among theirs. */
		favourite: favouriteOf.length > 0,
		/** How many reports no organizer has settled; null for people who do not organize the event. */
		reports: mayOrganize(viewer) ? reportsOpen : null,
		mine: uploaderId === viewer.userId,
		canEdit,
	};
}

export type PhotoView = Awaited<ReturnType<typeof viewPhoto>>;

interface SavedPhoto extends NamedPhoto {
	contentType: string;
}

/** The name under which a browser saves the photo, as packages name it (rules/package/names.ts). */
export const downloadName = (photo: SavedPhoto): string => fileName(photo, photoTypeOf(photo.contentType));

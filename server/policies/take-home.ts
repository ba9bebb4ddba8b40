/**
 * Which photos somebody takes home, and as which file. Nobody gets more than the album, the organizer's gallery and a photo's
 * own download give them (./photos.ts).
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotoPlace } from "@/prisma/generated/enums";
import { mayOrganize } from "@/rules/roles";
import type { PackageFile, PackageFiles, PackageLeft } from "@/rules/take-home";
import type { Viewer } from "./membership";
import { mayEdit, mayReadOriginal, visibleTo } from "./photos";

/** What the person chose. */
export interface Chosen {
	files: PackageFiles;
	/** Whether an organizer takes photos that are waiting or hidden as well. Without effect for everybody else. */
	hidden: boolean;
}

interface Taken {
	uploaderId: string;
	state: string;
	place: PhotoPlace;
	failure: string | null;
	originalLostAt: Date | null;
	renditionWidths: readonly number[];
}

/**
 * Whether a photo's place lets the person take it. An organizer without `hidden` takes only what is in the album, not even
 * their own hidden photos, because they may give the package to everybody. All others take their own from every place.
 */
const mayTakeFrom = (membership: Viewer, photo: Taken, { hidden }: Chosen) =>
	photo.place === "SHOWN" || (mayOrganize(membership) ? hidden : mayEdit(membership, photo));

/**
 * The photos that belong to the person's package, as a filter for lists. Some of them have no file (`fileOf`): those that are
 * being developed or could not be, which only their uploader and the organizers see.
 */
export const takenBy = (membership: Viewer, { hidden }: Pick<Chosen, "hidden">): Prisma.PhotoWhereInput => ({
	AND: [visibleTo(membership), mayOrganize(membership) && !hidden ? { place: "SHOWN" } : {}],
});

/**
 * Which file of the photo the person gets, or why none. `originalLost` says that it would be the original if the store had not
 * lost it.
 */
export function fileOf(
	membership: Viewer,
	photo: Taken,
	event: { shareOriginals: boolean },
	chosen: Chosen,
): { file: PackageFile; originalLost: boolean } | { left: PackageLeft } {
	if (!mayTakeFrom(membership, photo, chosen)) return { left: "HIDDEN" };
	const gets = (one: Taken) => chosen.files === "originals" && mayReadOriginal(membership, one, event);
	if (gets(photo)) return { file: "original", originalLost: false };
	if (photo.state === "READY" && photo.renditionWidths.length > 0)
		return { file: "rendition", originalLost: gets({ ...photo, originalLostAt: null }) };
	return { left: photo.originalLostAt && mayEdit(membership, photo) ? "LOST" : "NOT_READY" };
}

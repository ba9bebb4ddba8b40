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

/** The photos that may have a file for the person (`fileOf`), as a filter for lists. */
export const takenBy = (membership: Viewer, { files, hidden }: Chosen): Prisma.PhotoWhereInput => ({
	AND: [
		visibleTo(membership),
		// Of a photo that could not be developed there may be an original.
		{ state: files === "originals" ? { in: ["READY", "FAILED"] } : "READY" },
		mayOrganize(membership) && !hidden ? { place: "SHOWN" } : {},
	],
});

/** Which file of the photo the person gets, or why none. */
export function fileOf(
	membership: Viewer,
	photo: Taken,
	event: { shareOriginals: boolean },
	chosen: Chosen,
): { file: PackageFile } | { left: PackageLeft } {
	if (!mayTakeFrom(membership, photo, chosen)) return { left: "HIDDEN" };
	if (chosen.files === "originals" && mayReadOriginal(membership, photo, event)) return { file: "original" };
	if (photo.state === "READY" && photo.renditionWidths.length > 0) return { file: "rendition" };
	return { left: photo.originalLostAt && mayEdit(membership, photo) ? "LOST" : "NOT_READY" };
}

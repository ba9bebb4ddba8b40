/** What the change feed tells a person of photos that changed: no more than the album shows and has shown them. */
import type { PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import type { Viewer } from "../policies/membership";
import { mayEdit, maySee } from "../policies/photos";

/** A photo that the person may see and that changed. */
interface ChangedPhoto {
	id: string;
	uploaderId: string;
	createdAt: Date;
	/** The section and the place that it is in now. */
	sectionId: string | null;
	place: PhotoPlace;
	/** Whether it is developed, and whether it waits for that. It has failed otherwise. */
	ready: boolean;
	developing: boolean;
	/** It has become READY or visible to the person since they last asked. */
	appeared: boolean;
}

/** Photos of one person in one section and place that have appeared. */
export interface Appeared {
	uploaderId: string;
	sectionId: string | null;
	place: PhotoPlace;
	count: number;
	/** When the newest of them was added. */
	createdAt: Date;
}

/** Photos that were given the same place, for the same reason, by the same organizer. */
export interface Placed {
	place: PhotoPlace;
	version: number;
	/** As in a photo of the API; null unless they are hidden. */
	hiding: { reason: string | null; note: string | null; by: string | null; at: Date | null } | null;
	ids: string[];
}

interface Many {
	appeared: Appeared[];
	placed: Placed[];
	/** Ids of other photos that changed, which the page has to ask for if it shows them. */
	changed: string[];
	/** Those of them that wait to be developed. */
	developing: string[];
}

export interface Told {
	photos: ChangedPhoto[];
	/** Ids of photos that the person could see and now cannot, or that were removed. */
	gone: string[];
	/** In place of `photos`, if there are very many. */
	many: Many | null;
}

/** A photo that changed, and the photo as it is now; the latter is null if it was removed. */
export interface PhotoRow {
	id: string;
	/** Empty if the person was erased. */
	uploaderId: string;
	/** Whether it was READY, and whether everybody saw it, before the first of the changes. */
	wasReady: boolean;
	wasShown: boolean;
	/** Whether everybody saw it before any of the changes. */
	everShown: boolean;
	/** Whether nothing but its place changed. */
	onlyPlace: boolean;
	/** Whether only organizers are told of the changes. */
	forOrganizers: boolean;
	state: PhotoState | null;
	place: PhotoPlace | null;
	createdAt: string | null;
	sectionId: string | null;
	placeVersion: number | null;
	placeReason: string | null;
	placeNote: string | null;
	placedAt: string | null;
	placedBy: string | null;
}

/** A photo as this person sees it: null if they may learn nothing of it. */
type Seen = { gone: true } | { gone: false; photo: ChangedPhoto; wasThere: boolean };

export function seenBy(viewer: Viewer, row: PhotoRow): Seen | null {
	const { id, uploaderId, wasReady, wasShown, everShown, state, place, createdAt, sectionId } = row;
	const seesAlways = mayEdit(viewer, { uploaderId });
	if (state && place && createdAt && maySee(viewer, { uploaderId, state, place })) {
		const wasThere = seesAlways ? wasReady : wasShown;
		const ready = state === "READY";
		const appeared = ready && !wasThere;
		const facts = { id, uploaderId, createdAt: new Date(createdAt), sectionId, place };
		const developing = state === "DEVELOPING";
		return { gone: false, photo: { ...facts, ready, developing, appeared }, wasThere };
	}
	return seesAlways || everShown ? { gone: true } : null;
}

export function toldTo(viewer: Viewer, rows: readonly PhotoRow[]): Told {
	const told: Told = { photos: [], gone: [], many: null };
	for (const row of rows) {
		const seen = seenBy(viewer, row);
		if (seen?.gone) told.gone.push(row.id);
		else if (seen) told.photos.push(seen.photo);
	}
	return told;
}

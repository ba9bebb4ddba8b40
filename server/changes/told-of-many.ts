/**
 * The same as ./told-to.ts for very many photos, for instance when an organizer approves two thousand with one press. Photos that the
 * person has not seen before are only counted. Of those whose place changed and nothing else, the page learns the new place once
 * for all of them. So no page has to ask for what it already has.
 */
import type { Viewer } from "../policies/membership";
import { type Appeared, type PhotoRow, type Placed, seenBy, type Told } from "./told-to";

export function toldOfMany(viewer: Viewer, rows: readonly PhotoRow[]): Told {
	const gone: string[] = [];
	const changed: string[] = [];
	const developing: string[] = [];
	const appeared = new Map<string, Appeared>();
	const placed = new Map<string, Placed>();
	for (const row of rows) {
		const seen = seenBy(viewer, row);
		if (!seen) continue;
		if (seen.gone) gone.push(row.id);
		else if (seen.photo.appeared) count(appeared, seen.photo);
		else if (row.onlyPlace && seen.wasThere) group(placed, row);
		else {
			changed.push(row.id);
			if (seen.photo.developing) developing.push(row.id);
		}
	}
	return {
		photos: [],
		gone,
		many: { appeared: [...appeared.values()], placed: [...placed.values()], changed, developing },
	};
}

function count(
	groups: Map<string, Appeared>,
	{ uploaderId, sectionId, place, createdAt }: Omit<Appeared, "count">,
) {
	const key = `${uploaderId} ${sectionId} ${place}`;
	const known = groups.get(key);
	if (!known) groups.set(key, { uploaderId, sectionId, place, count: 1, createdAt });
	else {
		known.count += 1;
		if (createdAt > known.createdAt) known.createdAt = createdAt;
	}
}

function group(groups: Map<string, Placed>, row: PhotoRow) {
	const { id, place, placeVersion, placeReason, placeNote, placedAt, placedBy } = row;
	if (!place) return;
	const key = JSON.stringify([place, placeVersion, placeReason, placeNote, placedAt, placedBy]);
	const known = groups.get(key);
	if (known) {
		known.ids.push(id);
		return;
	}
	const at = placedAt ? new Date(placedAt) : null;
	const hiding = place === "HIDDEN" ? { reason: placeReason, note: placeNote, by: placedBy, at } : null;
	groups.set(key, { place, version: placeVersion ?? 0, hiding, ids: [id] });
}

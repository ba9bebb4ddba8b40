/**
 * The server still counts photos that were removed a moment ago, because their removal is sent when it can no longer be undone
 * (../removal/removals.ts). The page does not show them, so its numbers are without them as well.
 */
import { curateViews } from "@/rules/curate";
import type { CurateFacets, PhotoView } from "../trpc/types";
import type { Shown } from "./curated";
import { isInFilter } from "./filter";

type Counts = CurateFacets["counts"];

/** How many of the removed photos each view has, narrowed as the filter is. "ready" are those of "all" that can be decided. */
export function countRemoved(removed: readonly PhotoView[], { eventId, filter }: Shown): Counts {
	const counts: Counts = { all: 0, ready: 0, waiting: 0, hidden: 0, reported: 0, failed: 0 };
	for (const photo of removed) {
		if (photo.eventId !== eventId) continue;
		const placed = { ...photo, uploaderId: photo.uploadedBy.id };
		for (const view of curateViews) if (isInFilter({ ...filter, view }, placed)) counts[view]++;
		if (photo.state === "READY" && isInFilter({ ...filter, view: "all" }, placed)) counts.ready++;
	}
	return counts;
}

export function withoutRemoved(facets: CurateFacets | undefined, removed: Counts): CurateFacets | undefined {
	if (!facets) return undefined;
	const { counts } = facets;
	const less = (name: keyof Counts) => Math.max(0, counts[name] - removed[name]);
	return {
		...facets,
		counts: {
			...{ all: less("all"), ready: less("ready"), waiting: less("waiting") },
			...{ hidden: less("hidden"), reported: less("reported"), failed: less("failed") },
		},
	};
}

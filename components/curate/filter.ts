/** Which photos the organizer's gallery shows. It is part of the address, so that a reload and the back button keep it. */
import { type CurateFilter, curateViews } from "@/rules/curate";
import { noSection } from "@/rules/sections";
import type { PhotoView } from "../trpc/types";

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const date = /^\d{4}-\d\d-\d\d$/;

/** Reads a filter from a query such as "?view=waiting&by=<id>&section=<id>&day=2026-10-10". Invalid values are ignored. */
export function filterIn(query: URLSearchParams): CurateFilter {
	const view = curateViews.find((known) => known === query.get("view")) ?? "all";
	const by = query.get("by") ?? "";
	const section = query.get("section") ?? "";
	const day = query.get("day") ?? "";
	return {
		view,
		...(uuid.test(by) ? { uploaderId: by } : {}),
		...(section === noSection || uuid.test(section) ? { section } : {}),
		...(date.test(day) && !Number.isNaN(Date.parse(day)) ? { day } : {}),
	};
}

/** The query string of a filter: "" for everything. */
export function filterQuery({ view, uploaderId, section, day }: CurateFilter): string {
	const query = new URLSearchParams();
	if (view !== "all") query.set("view", view);
	if (uploaderId) query.set("by", uploaderId);
	if (section) query.set("section", section);
	if (day) query.set("day", day);
	return query.size > 0 ? `?${query}` : "";
}

/** The change feed does not say how often a photo is reported. */
type Placed = Pick<PhotoView, "state" | "place" | "sectionId"> & {
	uploaderId: string;
	reports?: number | null;
};

/** Whether the photo belongs to the filter, as far as a page can tell: its day does not change while it is looked at. */
export const isInFilter = ({ view, uploaderId, section }: CurateFilter, photo: Placed): boolean =>
	isInView[view](photo) &&
	(uploaderId === undefined || uploaderId === photo.uploaderId) &&
	(section === undefined || section === (photo.sectionId ?? noSection));

/** The same conditions as in server/curate/curate-filter.ts. */
const isInView: Record<CurateFilter["view"], (photo: Omit<Placed, "uploaderId">) => boolean> = {
	all: () => true,
	waiting: ({ state, place }) => state === "READY" && place === "WAITING",
	hidden: ({ state, place }) => state === "READY" && place === "HIDDEN",
	reported: ({ state, reports }) => state === "READY" && (reports ?? 0) > 0,
	failed: ({ state }) => state === "FAILED",
};

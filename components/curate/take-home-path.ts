import type { CurateFilter } from "@/rules/curate";
import { filterQuery } from "./filter";

/** Where the photos of a filter can be taken home. A package is narrowed to a person or to a section, and not to a day. */
export const takeHomePath = (slug: string, { uploaderId, section }: CurateFilter) =>
	`/events/${slug}/take-home${filterQuery({ view: "all", uploaderId, section })}`;

import type { CurateFilter } from "@/rules/curate";
import { filterQuery } from "./filter";

/**
 * Where the photos of a filter can be taken home, also hidden ones and those that wait if `hidden`. Null for a filter that no package
 * can have: one is narrowed to a person or to a section, and not to both, a day, or a view.
 */
export function takeHomePath(
	slug: string,
	{ view, uploaderId, section, day }: CurateFilter,
	{ hidden }: { hidden: boolean },
): string | null {
	if (view !== "all" || day || (uploaderId && section)) return null;
	const query = new URLSearchParams(filterQuery({ view, uploaderId, section }));
	if (hidden) query.set("hidden", "1");
	return `/events/${slug}/take-home${query.size > 0 ? `?${query}` : ""}`;
}

"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { CurateFilter } from "@/rules/curate";
import { filterIn, filterQuery } from "./filter";

/** The filter in the address. Changing it adds no history entry, so the back button leaves the gallery. */
export function useFilter(): [CurateFilter, (to: CurateFilter) => void] {
	const query = useSearchParams().toString();
	const filter = useMemo(() => filterIn(new URLSearchParams(query)), [query]);
	const change = (to: CurateFilter) =>
		window.history.replaceState(null, "", window.location.pathname + filterQuery(to));
	return [filter, change];
}

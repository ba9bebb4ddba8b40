import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { noSection } from "@/rules/sections";
import type { Album } from "../album/album";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";

interface Shown {
	album: Album;
	/** The loaded photos of the album, without those whose removal can be undone, and how many those are. */
	loaded: number;
	removed: number;
	/** Every page of the album is loaded. */
	whole: boolean;
	/** False while the album before is still shown. */
	settled: boolean;
}

/** How many photos the album has that is shown; null while that is not known. */
export function useShownCount(event: EventView, { album, loaded, removed, whole, settled }: Shown) {
	const api = useTRPC();
	const { uploaderId, section, favourites } = album;
	const isOwnNumber = uploaderId !== undefined || favourites === true;
	const isCounted = settled && !whole;
	const counted = useQuery(
		api.photos.count.queryOptions(
			{ eventId: event.id, uploaderId, section, favourites },
			{ enabled: isCounted && isOwnNumber },
		),
	);
	const total = isOwnNumber ? counted.data : countOf(event, section);
	const now = whole ? loaded : total === undefined ? null : Math.max(total - removed, loaded);
	const before = useRef(now);
	if (settled) before.current = now;
	return before.current;
}

/** The event says how many photos there are in each section. */
function countOf({ photoCount, sections }: EventView, section: string | undefined): number | undefined {
	if (section === undefined) return photoCount;
	if (section === noSection) return sections.reduce((left, one) => left - one.photoCount, photoCount);
	return sections.find(({ id }) => id === section)?.photoCount;
}

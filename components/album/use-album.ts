"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type Album, albumIn, albumQuery } from "./album";

/** The album in the address. Changing it adds no history entry, so the back button leaves the gallery. */
export function useAlbum(): [Album, (to: Album) => void] {
	const query = useSearchParams().toString();
	const album = useMemo(() => albumIn(new URLSearchParams(query)), [query]);
	const change = (to: Album) =>
		window.history.replaceState(null, "", window.location.pathname + albumQuery(to));
	return [album, change];
}

"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type Album, albumIn, albumQuery } from "./album";

/** The album that the address names. Changing it makes no entry in the history: back leaves the gallery. */
export function useAlbum(): [Album, (to: Album) => void] {
	const query = useSearchParams().toString();
	const album = useMemo(() => albumIn(new URLSearchParams(query)), [query]);
	const change = (to: Album) =>
		window.history.replaceState(null, "", window.location.pathname + albumQuery(to));
	return [album, change];
}

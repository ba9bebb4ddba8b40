/** The address of a photo. */
export function photoPath(slug: string, photoId: string) {
	return `/events/${slug}/photos/${photoId}`;
}

/** The photo a path is the address of, or null. */
export function photoIdIn(pathname: string) {
	return /\/photos\/([^/]+)$/.exec(pathname)?.[1] ?? null;
}

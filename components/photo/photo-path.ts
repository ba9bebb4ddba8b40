/** The address of a photo. */
export function photoPath(slug: string, photoId: string) {
	return `/events/${slug}/photos/${photoId}`;
}

/** The id of the photo in a path, or null if the path is not a photo's. */
export function photoIdIn(pathname: string) {
	return /\/photos\/([^/]+)$/.exec(pathname)?.[1] ?? null;
}

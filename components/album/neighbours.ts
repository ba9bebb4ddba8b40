import type { PhotoView } from "../trpc/types";

/** The photos before and after, as far as they are loaded, and how many are left after it. */
export function neighboursOf(photos: readonly Pick<PhotoView, "id">[], photoId: string | null) {
	const index = photos.findIndex((photo) => photo.id === photoId);
	if (index < 0) return { previous: null, next: null, left: 0 };
	return {
		previous: photos[index - 1]?.id ?? null,
		next: photos[index + 1]?.id ?? null,
		left: photos.length - 1 - index,
	};
}

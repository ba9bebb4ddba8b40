import type { PhotoView } from "../trpc/types";

/** The loaded photos before and after this one, and how many loaded photos are left after it. */
export function neighboursOf(photos: readonly Pick<PhotoView, "id">[], photoId: string | null) {
	const index = photos.findIndex((photo) => photo.id === photoId);
	if (index < 0) return { previous: null, next: null, left: 0 };
	return {
		previous: photos[index - 1]?.id ?? null,
		next: photos[index + 1]?.id ?? null,
		left: photos.length - 1 - index,
	};
}

/** The ids from one photo to the other, both included, in whatever order they are named. Null if one of them is not there. */
export function rangeBetween(
	photos: readonly { id: string }[],
	from: string | null,
	to: string,
): string[] | null {
	const ends = [from, to].map((end) => photos.findIndex(({ id }) => id === end));
	const first = Math.min(...ends);
	if (first < 0) return null;
	return photos.slice(first, Math.max(...ends) + 1).map(({ id }) => id);
}

import { useCallback, useMemo, useState } from "react";

/** The photos that an organizer selects. `selected` is null while nobody is selecting. */
export function useSelection(photos: readonly { id: string }[]) {
	const [marked, setMarked] = useState<ReadonlySet<string> | null>(null);
	/** Without photos that are gone, or that another album does not show. */
	const selected = useMemo(
		() => marked && new Set(photos.map(({ id }) => id).filter((id) => marked.has(id))),
		[marked, photos],
	);
	const toggle = useCallback(
		(id: string) =>
			setMarked((before) => {
				const after = new Set(before);
				if (!after.delete(id)) after.add(id);
				return after;
			}),
		[],
	);
	return { selected, toggle, select: setMarked };
}

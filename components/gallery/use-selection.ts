import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { rangeBetween } from "./range-between";

/** The photos that somebody selects. `selected` is null while nobody is selecting. */
export function useSelection(photos: readonly { id: string }[]) {
	const [marked, setMarked] = useState<ReadonlySet<string> | null>(null);
	/** Without photos that are gone, or that another album does not show. */
	const selected = useMemo(
		() => marked && new Set(photos.map(({ id }) => id).filter((id) => marked.has(id))),
		[marked, photos],
	);
	/** The photo that was pressed last, where a range begins. */
	const from = useRef<string | null>(null);
	const shown = useRef(photos);
	useEffect(() => {
		shown.current = photos;
	}, [photos]);
	/** With `isRange`, which is Shift, selects everything from the photo that was pressed last. Stays the same function. */
	const toggle = useCallback((id: string, isRange = false) => {
		const range = isRange ? rangeBetween(shown.current, from.current, id) : null;
		from.current = id;
		setMarked((before) => {
			const after = new Set(before);
			if (range) for (const one of range) after.add(one);
			else if (!after.delete(id)) after.add(id);
			return after;
		});
	}, []);
	const select = useCallback((ids: ReadonlySet<string> | null) => {
		from.current = null;
		setMarked(ids);
	}, []);
	return { selected, toggle, select };
}

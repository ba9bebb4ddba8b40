"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { rangeBetween } from "../gallery/range-between";
import type { AllOf } from "./use-decide";

/** Photos that were chosen one by one, or all of a filter at a moment with some taken out. */
type Picked = { ids: ReadonlySet<string> } | { except: ReadonlySet<string>; seen: string; count: number };

/**
 * The photos that an organizer chooses. `selected` has those of them that are loaded; it is null while nobody is choosing. `gone` is
 * how many photos of the view were removed a moment ago: they are not in `photos`, and not in `count` unless they come back.
 */
export function usePicked(photos: readonly { id: string; state: string }[], gone: number) {
	const [picked, setPicked] = useState<Picked | null>(null);
	/** On a touch screen: the next press chooses everything up to it, as with Shift. */
	const [ranging, setRanging] = useState(false);
	const selected = useMemo(() => {
		if (!picked) return null;
		const isPicked = ({ id, state }: { id: string; state: string }) =>
			"ids" in picked ? picked.ids.has(id) : state === "READY" && !picked.except.has(id);
		return new Set(photos.filter(isPicked).map(({ id }) => id));
	}, [picked, photos]);
	const now = useRef({ photos, ranging });
	useEffect(() => {
		now.current = { photos, ranging };
	}, [photos, ranging]);
	/** The photo that was pressed last, where a range begins. */
	const from = useRef<string | null>(null);

	/** Stays the same function. */
	const toggle = useCallback((id: string, isShift = false) => {
		const range = isShift || now.current.ranging ? rangeBetween(now.current.photos, from.current, id) : null;
		from.current = id;
		setRanging(false);
		setPicked((before) => toggled(before ?? { ids: new Set() }, id, range));
	}, []);
	const set = useCallback((to: Picked | null) => {
		from.current = null;
		setRanging(false);
		setPicked(to);
	}, []);

	const all: AllOf | null =
		picked && "seen" in picked ? { except: [...picked.except], seen: picked.seen } : null;
	const count = picked
		? "ids" in picked
			? (selected?.size ?? 0)
			: picked.count - picked.except.size - gone
		: 0;
	return {
		...{ selected, count, all, toggle, ranging, setRanging },
		start: () => set({ ids: new Set() }),
		end: () => set(null),
		selectAll: ({ seen, count }: { seen: string; count: number }) =>
			set({ except: new Set(), seen, count: count + gone }),
	};
}

function toggled(before: Picked, id: string, range: string[] | null): Picked {
	if ("seen" in before) {
		const except = new Set(before.except);
		if (!except.delete(id)) except.add(id);
		return { ...before, except };
	}
	const ids = new Set(before.ids);
	if (range) for (const one of range) ids.add(one);
	else if (!ids.delete(id)) ids.add(id);
	return { ids };
}

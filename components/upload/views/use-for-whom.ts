"use client";

import { useState } from "react";
import type { EventView } from "../../trpc/types";

type Household = Pick<EventView, "uploadsFor">;

/**
 * For whom the next photos are, for somebody with dependants: themselves if they attended, else the first who did, until
 * they choose. A choice that is no longer there counts as none.
 */
export function useForWhom({ uploadsFor }: Household, onChoose: (id: string) => void) {
	const [chosen, setChosen] = useState<string | null>(null);
	const found = uploadsFor.find(({ id }) => id === chosen) ?? uploadsFor[0];
	return {
		id: found?.id ?? null,
		/** Whether the person adds photos for somebody else. Most do not, so what shows it is no part of the first load. */
		isOffered: uploadsFor.some(({ own }) => !own),
		onChoose(id: string) {
			setChosen(id);
			onChoose(id);
		},
	};
}

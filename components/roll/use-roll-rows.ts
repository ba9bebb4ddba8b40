import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { type RollOrder, type RollPart, rollPageSize } from "@/rules/roll";
import { useTRPC } from "../trpc/client";
import type { RollAnswer, RollListRow, RollRow } from "../trpc/types";

export interface RollView {
	search: string;
	status: RollRow["status"] | undefined;
	part: RollPart | undefined;
	group: string | undefined;
	order: RollOrder;
}

/**
 * The rows with these numbers, as far as they are loaded, and how many there are in all. Only the pages that are on the
 * screen are asked for.
 */
export function useRollRows(eventId: string, view: RollView, shown: { first: number; last: number }) {
	const api = useTRPC();
	const firstPage = Math.floor(shown.first / rollPageSize);
	const lastPage = Math.max(firstPage, Math.floor(shown.last / rollPageSize));
	const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
	const answers = useQueries({
		queries: pages.map((page) => api.roll.list.queryOptions({ eventId, ...view, from: page * rollPageSize })),
	});
	const rows = new Map<number, RollListRow>();
	for (const [index, page] of pages.entries())
		for (const [offset, row] of (answers[index]?.data?.rows ?? []).entries())
			rows.set(page * rollPageSize + offset, row);

	const total = answers.find(({ data }) => data)?.data?.total;
	return {
		rows,
		total: useLast(total),
		/** The answer for this view has come. */
		isCurrent: total !== undefined,
		error: answers.find(({ error }) => error)?.error ?? null,
		retry: () => Promise.all(answers.map(({ refetch }) => refetch())),
	};
}

/** The last value that was known, so that the list does not collapse while the next answer is on its way. */
function useLast(value: RollAnswer["total"] | undefined) {
	const [last, setLast] = useState(value);
	if (value !== undefined && value !== last) setLast(value);
	return value ?? last;
}

"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { CurateFilter } from "@/rules/curate";
import type { EventView } from "../trpc/types";
import { useCurated } from "./use-curated";

const waiting: CurateFilter = { view: "waiting" };
/** The next page is asked for when fewer photos than this are left. */
const nearEnd = 15;

/** The photos that wait, newest first, and the one that is on the screen. */
export function useQueue({ event, start }: { event: Pick<EventView, "id" | "slug">; start: string }) {
	const curated = useCurated({ event, start, filter: waiting });
	const { photos, query, facets, news, again } = curated;
	/** Photos that were left for later, and those whose decision is on its way. */
	const [later, setLater] = useState<ReadonlySet<string>>(new Set());
	const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
	const [chosen, setChosen] = useState<string | null>(null);
	const left = useMemo(
		() => photos.filter(({ id }) => !later.has(id) && !sent.has(id)),
		[photos, later, sent],
	);
	const current = left.find(({ id }) => id === chosen) ?? left[0] ?? null;
	// A photo that arrives does not take the place of the one that is looked at.
	const currentId = current?.id ?? null;
	if (currentId !== chosen) setChosen(currentId);

	const { data, hasNextPage, fetchStatus, error, isFetchNextPageError, fetchNextPage, refetch } = query;
	// After an error nothing is asked for until somebody presses or the network is back.
	const isIdle = fetchStatus === "idle" && error === null;
	useEffect(() => {
		if (left.length < nearEnd && hasNextPage && isIdle) void fetchNextPage();
	}, [left.length, hasNextPage, isIdle, fetchNextPage]);
	const retry = useCallback(
		() => void (isFetchNextPageError ? fetchNextPage() : refetch()),
		[isFetchNextPageError, fetchNextPage, refetch],
	);
	useEffect(() => {
		if (error === null) return;
		window.addEventListener("online", retry);
		return () => window.removeEventListener("online", retry);
	}, [error, retry]);
	// At the end of the queue what has come since follows by itself.
	useEffect(() => {
		if (left.length === 0 && news > 0) void again().catch(() => {});
	}, [left.length, news, again]);

	const changed = (set: ReadonlySet<string>, id: string, has: boolean) => {
		const after = new Set(set);
		if (has) after.add(id);
		else after.delete(id);
		return after;
	};
	const hold = useCallback((id: string, has: boolean) => setSent((before) => changed(before, id, has)), []);
	const total = facets?.counts.waiting ?? left.length;
	return {
		...{ ...curated, current, later: later.size, hold, retry },
		/** Whether nothing is left, also not on the server or on its way there. */
		isEnd: current === null && data !== undefined && isIdle && !hasNextPage && sent.size === 0,
		/** The photo after the current one, whose picture is loaded ahead. */
		following: left[left.findIndex(({ id }) => id === currentId) + 1] ?? null,
		/** How many wait besides the current one. */
		rest: Math.max(0, Math.max(total - later.size - sent.size, left.length) - 1),
		leave(id: string) {
			const at = left.findIndex((photo) => photo.id === id);
			setChosen(left[at + 1]?.id ?? null);
			setLater((before) => changed(before, id, true));
		},
		/** Goes to the photo after this one, because this one has been decided. */
		pass(id: string) {
			const at = left.findIndex((photo) => photo.id === id);
			setChosen(left[at + 1]?.id ?? null);
		},
		goTo(id: string) {
			setLater((before) => changed(before, id, false));
			setChosen(id);
		},
		startAgain() {
			setLater(new Set());
		},
	};
}

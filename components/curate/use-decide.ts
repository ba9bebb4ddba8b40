"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { HideReason } from "@/rules/hide-reasons";
import type { ErrorCode } from "@/server/errors";
import { useRemoved } from "../removal/removals-provider";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { hasCode } from "../trpc/query-client";
import type { PhotoView, RouterInputs } from "../trpc/types";
import { putCurated, resetCurated, type Shown } from "./curated";

export type To =
	| { place: "SHOWN" }
	| { place: "HIDDEN"; reason: Exclude<HideReason, "OTHER"> }
	| { place: "HIDDEN"; reason: "OTHER"; note: string };

/** All of a view at the moment that came with its numbers, without exceptions. */
export interface AllOf {
	except: string[];
	seen: string;
}

type Which = RouterInputs["curate"]["decide"]["which"];

export interface Done {
	/** The id of the decision. */
	press: string;
	place: "SHOWN" | "HIDDEN";
	count: number;
	/** Photos that somebody else had decided before. */
	left: number;
	/** Whether it was taken back; then `count` photos are where they were. */
	undone: boolean;
}

/** Somebody else was first. */
const refusals = [
	"DECIDED_SHOWN",
	"DECIDED_HIDDEN",
	"DECIDED_WAITING",
	"DECIDED_ELSEWHERE",
	"PHOTO_NOT_FOUND",
] as const satisfies ErrorCode[];

/** crypto.randomUUID would be shorter, but browsers offer it only over https. */
function newPress(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Shows or hides photos, and takes it back. What the server refuses is looked at anew, so that the page shows what is true. */
export function useDecide(shown: Shown) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [busy, setBusy] = useState(false);
	const [done, setDone] = useState<Done | null>(null);
	const [error, setError] = useState<unknown>(null);
	/** A press whose answer was lost is sent again under the same id. */
	const lost = useRef<{ asked: string; press: string } | null>(null);
	const { eventId, filter } = shown;
	const removed = useRemoved();

	const again = () => resetCurated(queryClient, api, shown).catch(() => {});
	const refreshFacts = () => {
		void queryClient.invalidateQueries(api.curate.facets.pathFilter());
		void queryClient.invalidateQueries(api.curate.photo.pathFilter());
		// The number in the tab of the gallery.
		void queryClient.invalidateQueries(api.events.bySlug.pathFilter());
	};

	async function act(work: () => Promise<void>): Promise<boolean> {
		setBusy(true);
		setError(null);
		try {
			await work();
			return true;
		} catch (failed) {
			setError(failed);
			if (refusals.some((code) => hasCode(failed, code))) await again();
			return false;
		} finally {
			refreshFacts();
			setBusy(false);
		}
	}

	function pressOf(asked: string): string {
		if (lost.current?.asked !== asked) lost.current = { asked, press: newPress() };
		return lost.current.press;
	}

	async function send(to: To, which: Which) {
		const press = pressOf(JSON.stringify([to, which]));
		const answer = await client.curate.decide.mutate({ eventId, press, to, which });
		lost.current = null;
		const { count, left } = answer;
		setDone({ press, place: to.place, count, left, undone: false });
		return answer;
	}

	return {
		...{ busy, done, error },
		/** Shows what has become of a photo by another request. */
		settled: (changed: PhotoView) => {
			putCurated(queryClient, api, shown, (photo) => (photo.id === changed.id ? changed : photo));
			refreshFacts();
		},
		forget: () => {
			setDone(null);
			setError(null);
		},
		/** Resolves to whether the server has done it. */
		decide: (photos: readonly Pick<PhotoView, "id" | "placeVersion" | "reports">[], to: To) =>
			act(async () => {
				const named = photos.map(({ id, placeVersion: version, reports }) => ({
					...{ id, version },
					// Who looks at what is reported, and shows it, has found the reports unfounded.
					...(filter.view === "reported" && reports ? { reports } : {}),
				}));
				const { left, changed } = await send(to, { photos: named });
				if (left > 0) return again();
				const versions = new Map(changed.map(({ id, version }) => [id, version]));
				putCurated(queryClient, api, shown, (photo) => placed(photo, to, versions.get(photo.id)));
			}),
		/** Photos that were removed are not among them, although their removal can still be undone and is not sent yet. */
		decideAll: ({ except, seen }: AllOf, to: To) =>
			act(async () => {
				await send(to, { filter, except: [...new Set([...except, ...removed])], seen });
				await again();
			}),
		undo: () =>
			act(async () => {
				if (!done || done.undone) return;
				const answer = await client.curate.undo.mutate({ eventId, press: done.press });
				setDone({ ...done, ...answer, undone: true });
				await again();
			}),
	};
}

/**
 * The photo as the decision leaves it, with the version that the server says it has. Without one it has not changed. Its reports are
 * settled. Who hid it and when comes with the change feed.
 */
function placed(photo: PhotoView, to: To, placeVersion: number | undefined): PhotoView {
	if (placeVersion === undefined) return photo;
	const hiding =
		to.place === "HIDDEN"
			? { reason: to.reason, note: "note" in to ? to.note : null, by: null, at: null }
			: null;
	const { place } = to;
	return { ...photo, place, hiding, hidden: place !== "SHOWN", placeVersion, reports: 0 };
}

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

/**
 * Shows or hides photos, and takes it back, one press after the other: a press that comes while another one is on its way waits for
 * it. What the server refuses is looked at anew, so that the page shows what is true.
 */
export function useDecide(shown: Shown) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	/** Presses that are not answered yet. */
	const [pending, setPending] = useState(0);
	const [done, setDone] = useState<Done | null>(null);
	const [error, setError] = useState<unknown>(null);
	/** Presses whose answer was lost are sent again under the same ids. */
	const lost = useRef(new Map<string, string>());
	const before = useRef<Promise<unknown>>(Promise.resolve());
	/** The same as `done`, for presses that waited. */
	const last = useRef<Done | null>(null);
	const failures = useRef(0);
	const { eventId, filter } = shown;
	const removed = useRemoved();

	const again = () => resetCurated(queryClient, api, shown).catch(() => {});
	const refreshFacts = () => {
		void queryClient.invalidateQueries(api.curate.facets.pathFilter());
		void queryClient.invalidateQueries(api.curate.photo.pathFilter());
		// The number in the tab of the gallery.
		void queryClient.invalidateQueries(api.events.bySlug.pathFilter());
	};

	function tell(to: Done | null) {
		last.current = to;
		setDone(to);
	}

	/** Resolves to whether it worked. */
	function act(work: () => Promise<boolean>): Promise<boolean> {
		setPending((count) => count + 1);
		setError(null);
		const worked = before.current.then(async () => {
			try {
				return await work();
			} catch (failed) {
				failures.current++;
				setError(failed);
				if (refusals.some((code) => hasCode(failed, code))) await again();
				return false;
			} finally {
				refreshFacts();
				setPending((count) => count - 1);
			}
		});
		before.current = worked;
		return worked;
	}

	function pressOf(asked: string): string {
		const press = lost.current.get(asked) ?? newPress();
		lost.current.set(asked, press);
		return press;
	}

	async function send(to: To, which: Which) {
		const asked = JSON.stringify([to, which]);
		const press = pressOf(asked);
		const answer = await client.curate.decide.mutate({ eventId, press, to, which });
		lost.current.delete(asked);
		const { count, left } = answer;
		tell({ press, place: to.place, count, left, undone: false });
		return answer;
	}

	return {
		...{ busy: pending > 0, done, error },
		/** Shows what has become of a photo by another request. */
		settled: (changed: PhotoView) => {
			putCurated(queryClient, api, shown, (photo) => (photo.id === changed.id ? changed : photo));
			refreshFacts();
		},
		/** For another view: what was decided can still be taken back, but an error or an undoing is of the past. */
		forget: () => {
			if (last.current?.undone) tell(null);
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
				if (left > 0) {
					await again();
					return true;
				}
				const versions = new Map(changed.map(({ id, version }) => [id, version]));
				putCurated(queryClient, api, shown, (photo) => placed(photo, to, versions.get(photo.id)));
				return true;
			}),
		/** Photos that were removed are not among them, although their removal can still be undone and is not sent yet. */
		decideAll: ({ except, seen }: AllOf, to: To) =>
			act(async () => {
				await send(to, { filter, except: [...new Set([...except, ...removed])], seen });
				await again();
				return true;
			}),
		/** Takes the last decision back. One that is on its way counts, and if it fails, none before it is taken back instead. */
		undo: () => {
			const known = failures.current;
			return act(async () => {
				const decided = last.current;
				if (!decided || decided.undone || failures.current !== known) return false;
				const answer = await client.curate.undo.mutate({ eventId, press: decided.press });
				tell({ ...decided, ...answer, undone: true });
				await again();
				return true;
			});
		},
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

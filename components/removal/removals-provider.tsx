"use client";

/**
 * The removals of this browser tab and their notes at the bottom of the screen. They live above the pages, so that undo
 * is still possible after leaving the page on which a photo was removed. When the tab is hidden, removals are sent,
 * because on a phone that may be the last moment in which a page can do anything.
 */
import { useQueryClient } from "@tanstack/react-query";
import {
	createContext,
	type ReactNode,
	useContext,
	useEffect,
	useMemo,
	useState,
	useSyncExternalStore,
} from "react";
import type { ErrorCode } from "@/server/errors";
import { countAgain } from "../album/count-photos";
import { dropPhoto } from "../album/event-photos";
import { isGone } from "../album/is-gone";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { hasCode } from "../trpc/query-client";
import { onSignedInAgain } from "../trpc/session";
import type { PhotoView } from "../trpc/types";
import { RemovalNotes } from "./removal-notes";
import { createRemovals, type Removal, type Removals } from "./removals";

const signedOut: ErrorCode = "SIGNED_OUT";
/** Somebody else has decided on the photo since the person looked. */
const refusals = [
	"DECIDED_SHOWN",
	"DECIDED_HIDDEN",
	"DECIDED_WAITING",
	"DECIDED_ELSEWHERE",
] as const satisfies ErrorCode[];

const Context = createContext<Removals | null>(null);

const nothing: readonly Removal[] = [];

export function RemovalsProvider({ children }: { children: ReactNode }) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const [removals] = useState(() =>
		createRemovals({
			async send(photo) {
				try {
					// What another organizer has decided since counts, except about what the person added themselves.
					const placeVersion = photo.mine ? undefined : photo.placeVersion;
					await client.photos.remove.mutate(
						{ photoId: photo.id, placeVersion },
						{ context: { keepalive: true } },
					);
				} catch (error) {
					// Somebody else removed it first, or the request was sent twice while the page was closing.
					if (!isGone(error)) throw error;
				}
				dropPhoto(queryClient, api, photo.id);
				void queryClient.invalidateQueries(api.events.pathFilter());
				countAgain(queryClient, api, photo.eventId);
				void queryClient.invalidateQueries(api.photos.uploaders.queryFilter({ eventId: photo.eventId }));
				void queryClient.invalidateQueries(api.curate.facets.pathFilter());
			},
			// The note says what somebody has decided, so who tries again has read it.
			look: async ({ id: photoId }, error) =>
				refusals.some((code) => hasCode(error, code)) ? client.photos.byId.query({ photoId }) : null,
		}),
	);
	useEffect(
		() =>
			onSignedInAgain(() => {
				for (const removal of removals.getSnapshot())
					if (removal.state === "failed" && removal.failure.code === signedOut)
						removals.remove(removal.photo);
			}),
		[removals],
	);
	useEffect(() => {
		const flush = () => void removals.flush();
		const onHidden = () => {
			if (document.visibilityState === "hidden") flush();
		};
		window.addEventListener("pagehide", flush);
		document.addEventListener("visibilitychange", onHidden);
		return () => {
			window.removeEventListener("pagehide", flush);
			document.removeEventListener("visibilitychange", onHidden);
			// The reader left the event pages, so undo is no longer possible.
			flush();
		};
	}, [removals]);

	return (
		<Context value={removals}>
			{children}
			<RemovalNotes removals={removals} />
		</Context>
	);
}

export function useRemovals(): Removals {
	const removals = useContext(Context);
	if (!removals) throw new Error("useRemovals needs a RemovalsProvider above it.");
	return removals;
}

export function useRemovalStates(): readonly Removal[] {
	const removals = useRemovals();
	return useSyncExternalStore(removals.subscribe, removals.getSnapshot, () => nothing);
}

/** Photos that must not be shown. */
export function useRemovedPhotos(): readonly PhotoView[] {
	const all = useRemovalStates();
	return useMemo(() => all.filter(({ state }) => state !== "failed").map(({ photo }) => photo), [all]);
}

/** Their ids. */
export function useRemoved(): ReadonlySet<string> {
	const photos = useRemovedPhotos();
	return useMemo(() => new Set(photos.map(({ id }) => id)), [photos]);
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { lazy, useState, useTransition } from "react";
import { useTranslations } from "#translations";
import { showPhoto } from "../album/event-photos";
import { useFailureText } from "../language/use-failure-text";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, PhotoView } from "../trpc/types";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";
import { ActionFailure } from "./action-failure";

/** Only organizers load the question, and only when they ask it. */
const HideDialog = lazy(() =>
	importPatiently(async () => ({ default: (await import("./hide-dialog")).HideDialog })),
);

/**
 * Hides the photo for a reason, or shows it: the first time if it waits, and again if it was hidden. The page changes at
 * once, and changes back if the server refuses.
 */
export function HidePhoto({ photo, event }: { photo: PhotoView; event: Pick<EventView, "shareOriginals"> }) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const t = useTranslations("hiding");
	const failureText = useFailureText();
	const photoNameOf = useAlbumPhotoName();
	const announce = useAnnounce();
	const [asking, setAsking] = useState(false);
	// The button is busy until the question's script is there.
	const [loading, startAsking] = useTransition();
	const becomes = (place: "HIDDEN" | "SHOWN") => ({
		onMutate: () => {
			showPhoto(queryClient, api, { ...photo, place, hiding: null });
			return { before: photo };
		},
		onSuccess: (changed: PhotoView) => {
			showPhoto(queryClient, api, changed);
			announce(t(place === "HIDDEN" ? "nowHidden" : "nowShown", { title: photoNameOf(photo) }));
		},
		onError: (_error: unknown, _input: unknown, context?: { before: PhotoView }) => {
			if (!context) return;
			showPhoto(queryClient, api, context.before);
			// If somebody else was first, the page shows what they decided.
			client.photos.byId.query({ photoId: photo.id }).then(
				(now) => showPhoto(queryClient, api, now),
				() => {},
			);
		},
	});
	const hide = useMutation(api.photos.hide.mutationOptions(becomes("HIDDEN")));
	const show = useMutation(api.photos.show.mutationOptions(becomes("SHOWN")));
	/** Reports have hidden it, and no organizer has decided yet. */
	const isReported = photo.hiding?.reason === "REPORTED";
	const busy = hide.isPending || show.isPending;
	const failure = hide.error ?? show.error;
	const named = { eventId: photo.eventId, photoId: photo.id, placeVersion: photo.placeVersion };
	/** Forgets how the last press ended. */
	const reset = () => {
		hide.reset();
		show.reset();
	};
	return (
		<>
			{photo.place === "SHOWN" ? null : (
				<Button
					busy={busy}
					data-focus="place action"
					onClick={() => {
						reset();
						show.mutate(named);
					}}
				>
					<Eye aria-hidden className="size-4" />
					<span className="max-sm:sr-only">{t(photo.place === "WAITING" ? "showInAlbum" : "showAgain")}</span>
				</Button>
			)}
			{photo.place === "HIDDEN" && !isReported ? null : (
				<Button
					busy={busy || loading}
					data-focus="place action"
					aria-haspopup="dialog"
					onClick={() => startAsking(() => setAsking(true))}
				>
					<EyeOff aria-hidden className="size-4" />{" "}
					<span className="max-sm:sr-only">{t(isReported ? "keepHidden" : "hide")}</span>
				</Button>
			)}
			{failure ? <ActionFailure>{failureText(failureOf(failure))}</ActionFailure> : null}
			{asking ? (
				<HideDialog
					sharesOriginals={event.shareOriginals}
					onClose={() => setAsking(false)}
					onHide={(why) => {
						setAsking(false);
						reset();
						hide.mutate({ ...named, ...why });
					}}
				/>
			) : null}
		</>
	);
}

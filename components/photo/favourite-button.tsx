"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { Heart } from "lucide-react";
import { useTranslations } from "#translations";
import { showPhoto } from "../album/event-photos";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { ActionFailure } from "./action-failure";

/**
 * Puts the photo among the person's favourites, or takes it away, and says how many people have it among theirs. The page changes
 * at once. Presses are sent one after the other, and the last one counts.
 */
export function FavouriteButton({ photo }: { photo: PhotoView }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("photo");
	const failureText = useFailureText();
	const { id: photoId, favourite, favourites } = photo;
	const mutationKey = ["favourite", photoId];
	const isLast = () => queryClient.isMutating({ mutationKey }) === 1;
	const set = useMutation({
		...api.photos.setFavourite.mutationOptions({
			onMutate: (press) => {
				const by = press.favourite === favourite ? 0 : press.favourite ? 1 : -1;
				showPhoto(queryClient, api, {
					...photo,
					...{ favourite: press.favourite, favourites: favourites + by },
				});
			},
			onSuccess: (now) => {
				if (isLast()) showPhoto(queryClient, api, { ...photo, ...now });
			},
			onError: () => {
				if (isLast()) showPhoto(queryClient, api, photo);
			},
		}),
		mutationKey,
		scope: { id: mutationKey.join() },
	});
	return (
		<>
			<Button
				aria-pressed={favourite}
				aria-describedby={`favourites-${photoId}`}
				data-focus="favourite action"
				onClick={() => set.mutate({ photoId, favourite: !favourite })}
			>
				<Heart aria-hidden className={clsx("size-4", favourite && "fill-film text-film-ink")} />
				<span className="max-sm:sr-only">{t("favourite")}</span>
				{favourites > 0 ? (
					<span aria-hidden className="tabular-nums">
						{favourites}
					</span>
				) : null}
			</Button>
			<span id={`favourites-${photoId}`} hidden>
				{t("favouriteOf", { count: favourites })}
			</span>
			{set.error ? <ActionFailure>{failureText(failureOf(set.error))}</ActionFailure> : null}
		</>
	);
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { showPhoto } from "../album/event-photos";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { ActionFailure } from "./action-failure";

/** Hides the photo at once, and becomes the button that shows it again once the server has answered. */
export function HidePhoto({ photo }: { photo: PhotoView }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const failureText = useFailureText();
	const hide = useMutation(
		api.photos.setHidden.mutationOptions({
			onMutate: ({ hidden }) => showPhoto(queryClient, api, { ...photo, hidden }),
			onSuccess: (changed) => showPhoto(queryClient, api, changed),
			// By now `photo` is the changed one, so the old value has to be set explicitly.
			onError: (_error, { hidden }) => showPhoto(queryClient, api, { ...photo, hidden: !hidden }),
		}),
	);
	const Icon = photo.hidden ? Eye : EyeOff;
	return (
		<>
			<Button busy={hide.isPending} onClick={() => hide.mutate({ photoId: photo.id, hidden: !photo.hidden })}>
				<Icon aria-hidden className="size-4" />
				{photo.hidden ? "Show again" : "Hide"}
			</Button>
			{hide.error ? <ActionFailure>{failureText(failureOf(hide.error))}</ActionFailure> : null}
		</>
	);
}

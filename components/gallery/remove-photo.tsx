"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { dropPhoto } from "./event-photos";

export function RemovePhoto({ photo, onRemoved }: { photo: PhotoView; onRemoved: () => void }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const [asking, setAsking] = useState(false);
	const remove = useMutation(
		api.photos.remove.mutationOptions({
			onSuccess: () => {
				onRemoved();
				dropPhoto(queryClient, api, photo);
				return queryClient.invalidateQueries(api.events.pathFilter());
			},
		}),
	);

	return (
		<>
			<Button variant="quietDanger" onClick={() => setAsking(true)}>
				<Trash2 aria-hidden className="size-4" /> Remove
			</Button>
			{asking ? (
				<Dialog
					onClose={() => setAsking(false)}
					aria-label="Remove this photo?"
					className="m-auto w-[min(26rem,calc(100%-2rem))] rounded-card bg-surface"
				>
					<div className="flex flex-col gap-4 p-6">
						<h2 className="text-lg font-semibold tracking-tight">Remove this photo?</h2>
						<p className="text-sm leading-relaxed wrap-anywhere text-muted">
							“{photo.title}” disappears from the album and its original is deleted. This cannot be undone.
						</p>
						{remove.error ? <Banner tone="bad">{remove.error.message}</Banner> : null}
						<div className="flex flex-wrap justify-end gap-2">
							<Button disabled={remove.isPending} onClick={() => setAsking(false)}>
								Keep it
							</Button>
							<Button
								variant="danger"
								busy={remove.isPending}
								onClick={() => remove.mutate({ photoId: photo.id })}
							>
								Remove photo
							</Button>
						</div>
					</div>
				</Dialog>
			) : null}
		</>
	);
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { titleMaxLength, updatePhotoInput } from "@/server/routers/photos.schema";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { TextArea, TextField } from "../ui/field";
import { showPhoto } from "./event-photos";

export function PhotoEditForm({ photo, onDone }: { photo: PhotoView; onDone: () => void }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const [title, setTitle] = useState(photo.title);
	const [description, setDescription] = useState(photo.description);
	const update = useMutation(
		api.photos.update.mutationOptions({
			onSuccess: (changed) => {
				showPhoto(queryClient, api, changed);
				onDone();
			},
		}),
	);
	const checked = updatePhotoInput.safeParse({ photoId: photo.id, title, description });
	const problem = (field: string) => checked.error?.issues.find((issue) => issue.path[0] === field)?.message;

	const save = (submit: FormEvent) => {
		submit.preventDefault();
		if (checked.success) update.mutate(checked.data);
	};

	return (
		<form onSubmit={save} className="flex flex-col gap-3">
			<TextField
				label="Title"
				dir="auto"
				value={title}
				maxLength={titleMaxLength}
				error={problem("title")}
				onChange={(change) => setTitle(change.target.value)}
			/>
			<TextArea
				label="Description"
				dir="auto"
				value={description}
				error={problem("description")}
				onChange={(change) => setDescription(change.target.value)}
			/>
			{update.error ? <Banner tone="bad">{update.error.message}</Banner> : null}
			<div className="flex gap-2">
				<Button type="submit" variant="primary" busy={update.isPending} disabled={!checked.success}>
					Save
				</Button>
				<Button variant="quiet" disabled={update.isPending} onClick={onDone}>
					Cancel
				</Button>
			</div>
		</form>
	);
}

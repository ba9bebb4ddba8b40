"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { BlockButton } from "../block/block-button";
import { usePersonName } from "../language/use-person-name";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";

/** Lets an organizer block the uploads of the person who added the photo. Nothing for a photo of an organizer, or of somebody who is off the roll. */
export function BlockUploader({ photo }: { photo: PhotoView }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const nameOf = usePersonName();
	const asked = { eventId: photo.eventId, photoId: photo.id };
	const { data: person } = useQuery(
		api.roll.personOfPhoto.queryOptions(asked, { enabled: !photo.mine, retry: false }),
	);
	if (photo.mine || !person || person.role === "ORGANIZER") return null;
	return (
		<BlockButton
			small
			eventId={photo.eventId}
			person={{ id: person.id, name: nameOf(person.name), isBlocked: person.uploadsBlockedAt !== null }}
			onChanged={() => void queryClient.invalidateQueries(api.roll.pathFilter())}
		/>
	);
}

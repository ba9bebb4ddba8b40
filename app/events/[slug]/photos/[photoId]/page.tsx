import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { eventPhotos } from "@/components/gallery/event-photos";
import { PhotoPage } from "@/components/gallery/photo-page";
import { requireSession } from "../../../../_trpc/require-session";
import { getQueryClient, Hydrate, orNotFound, trpc } from "../../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string; photoId: string }>;
}

const photoOf = (photoId: string) =>
	orNotFound(getQueryClient().fetchQuery(trpc.photos.byId.queryOptions({ photoId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { slug, photoId } = await params;
	await requireSession(`/events/${slug}/photos/${photoId}`);
	return { title: (await photoOf(photoId)).title };
}

/** The address of one photo, opened directly; from the gallery the same view comes up as a dialog. */
export default async function Page({ params }: Props) {
	const { slug, photoId } = await params;
	await requireSession(`/events/${slug}/photos/${photoId}`);
	const queryClient = getQueryClient();
	const [event, photo] = await Promise.all([
		orNotFound(queryClient.fetchQuery(trpc.events.bySlug.queryOptions({ slug }))),
		photoOf(photoId),
	]);
	if (photo.eventId !== event.id) notFound();
	await queryClient.fetchInfiniteQuery(eventPhotos(trpc, event.id));
	return (
		<Hydrate>
			<PhotoPage slug={slug} photoId={photoId} />
		</Hydrate>
	);
}

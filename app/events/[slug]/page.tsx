import type { Metadata } from "next";
import { EventAlbum } from "@/components/events/event-album";
import { EventHeader } from "@/components/events/event-header";
import { eventPhotos } from "@/components/gallery/event-photos";
import { requireSession } from "../../_trpc/require-session";
import { getQueryClient, Hydrate, orNotFound, trpc } from "../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

const eventOf = (slug: string) =>
	orNotFound(getQueryClient().fetchQuery(trpc.events.bySlug.queryOptions({ slug })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { slug } = await params;
	await requireSession(`/events/${slug}`);
	return { title: (await eventOf(slug)).name };
}

export default async function EventPage({ params }: Props) {
	const { slug } = await params;
	await requireSession(`/events/${slug}`);
	const event = await eventOf(slug);
	await getQueryClient().fetchInfiniteQuery(eventPhotos(trpc, event.id));
	return (
		<Hydrate>
			<EventHeader event={event} />
			<EventAlbum slug={slug} />
		</Hydrate>
	);
}

import type { Metadata } from "next";
import { albumIn } from "@/components/album/album";
import { eventPhotos } from "@/components/album/event-photos";
import { EventAlbum } from "@/components/events/event-album";
import { EventHeader } from "@/components/events/event-header";
import { EventWords } from "@/components/events/event-words";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { ShareButton } from "@/components/share/share-button";
import { Messages } from "../../_language/messages";
import { eventAt } from "../../_trpc/event-at";
import { feedStart, getQueryClient, Hydrate, trpc } from "../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Partial<Record<"order" | "by" | "section" | "show", string | string[]>>>;
}

/** The event, and how its album is to be shown, which a redirect keeps. */
async function albumAt({ params, searchParams }: Props) {
	const { slug } = await params;
	const query = new URLSearchParams(
		Object.entries(await searchParams).map(([name, value]) => [name, String(value)]),
	);
	return { query, event: await eventAt(slug, query.size > 0 ? `?${query}` : "") };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
	return { title: (await albumAt(props)).event.name };
}

export default async function EventPage(props: Props) {
	const { query, event } = await albumAt(props);
	const queryClient = getQueryClient();
	await Promise.all([
		queryClient.fetchInfiniteQuery(eventPhotos(trpc, event.id, albumIn(query))),
		// Above the album, which would move down if they came later. Without them the page is still the album.
		queryClient.prefetchQuery(trpc.photos.failed.queryOptions({ eventId: event.id })),
	]);
	return (
		<Messages of={["blocking", "gallery", "kept", "photo", "reporting", "share", "upload", "wall"]}>
			<Hydrate>
				<EventHeader event={event}>
					<ShareButton title={event.name} paths={[`/events/${event.slug}`]} variant="quiet" />
				</EventHeader>
				<OrganizerTabs event={event} current="photos" />
				<EventWords event={event} />
				<EventAlbum slug={event.slug} start={await feedStart()} />
			</Hydrate>
		</Messages>
	);
}

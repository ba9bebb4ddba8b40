import type { Metadata } from "next";
import { albumIn } from "@/components/album/album";
import { eventPhotos } from "@/components/album/event-photos";
import { EventAlbum } from "@/components/events/event-album";
import { EventHeader } from "@/components/events/event-header";
import { Messages } from "../../_language/messages";
import { requireSession } from "../../_trpc/require-session";
import { getQueryClient, Hydrate, orNotFound, trpc } from "../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<{ order?: string | string[]; by?: string | string[] }>;
}

const eventOf = (slug: string) =>
	orNotFound(getQueryClient().fetchQuery(trpc.events.bySlug.queryOptions({ slug })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { slug } = await params;
	await requireSession(`/events/${slug}`);
	return { title: (await eventOf(slug)).name };
}

export default async function EventPage({ params, searchParams }: Props) {
	const { slug } = await params;
	await requireSession(`/events/${slug}`);
	const event = await eventOf(slug);
	const query = new URLSearchParams(
		Object.entries(await searchParams).map(([name, value]) => [name, String(value)]),
	);
	await getQueryClient().fetchInfiniteQuery(eventPhotos(trpc, event.id, albumIn(query)));
	return (
		<Messages of={["gallery", "photo", "upload", "wall"]}>
			<Hydrate>
				<EventHeader event={event} />
				<EventAlbum slug={slug} />
			</Hydrate>
		</Messages>
	);
}

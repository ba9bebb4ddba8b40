import type { Metadata } from "next";
import { CuratePage } from "@/components/curate/curate-page";
import { curatedPhotos } from "@/components/curate/curated";
import { filterIn } from "@/components/curate/filter";
import { EventHeader } from "@/components/events/event-header";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { organizedEventAt } from "../../../_trpc/event-at";
import { feedStart, getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/gallery");
	const title = (await getTranslations("organizer"))("gallery");
	return { title: `${title} · ${event.name}` };
}

export default async function EventGalleryPage({ params, searchParams }: Props) {
	const query = new URLSearchParams(
		Object.entries(await searchParams).map(([name, value]) => [name, String(value)]),
	);
	const event = await organizedEventAt((await params).slug, `/gallery${query.size > 0 ? `?${query}` : ""}`);
	const filter = filterIn(query);
	const { view: _, ...narrowed } = filter;
	const queryClient = getQueryClient();
	await Promise.all([
		queryClient.fetchInfiniteQuery(curatedPhotos(trpc, { eventId: event.id, filter })),
		queryClient.fetchQuery(trpc.curate.facets.queryOptions({ eventId: event.id, ...narrowed })),
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="gallery" />
			<Messages of={["curate", "gallery", "log", "photo", "reporting", "wall"]}>
				<Hydrate>
					<CuratePage slug={event.slug} start={await feedStart()} />
				</Hydrate>
			</Messages>
		</>
	);
}

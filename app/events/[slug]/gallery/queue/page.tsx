import type { Metadata } from "next";
import { curatedPhotos } from "@/components/curate/curated";
import { QueuePage } from "@/components/curate/queue-page";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../../_language/messages";
import { organizedEventAt } from "../../../../_trpc/event-at";
import { feedStart, getQueryClient, Hydrate, trpc } from "../../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/gallery/queue");
	return { title: `${(await getTranslations("curate"))("queueTitle")} · ${event.name}` };
}

export default async function EventQueuePage({ params }: Props) {
	const event = await organizedEventAt((await params).slug, "/gallery/queue");
	const queryClient = getQueryClient();
	await Promise.all([
		queryClient.fetchInfiniteQuery(curatedPhotos(trpc, { eventId: event.id, filter: { view: "waiting" } })),
		queryClient.fetchQuery(trpc.curate.facets.queryOptions({ eventId: event.id })),
	]);
	return (
		<Messages of={["curate", "gallery", "log", "photo", "reporting"]}>
			<Hydrate>
				<QueuePage slug={event.slug} start={await feedStart()} />
			</Hydrate>
		</Messages>
	);
}

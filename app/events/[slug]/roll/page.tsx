import type { Metadata } from "next";
import { EventHeader } from "@/components/events/event-header";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { RollPage } from "@/components/roll/roll-page";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { organizedEventAt } from "../../../_trpc/event-at";
import { getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/roll");
	return { title: `${(await getTranslations("organizer"))("roll")} · ${event.name}` };
}

export default async function EventRollPage({ params }: Props) {
	const event = await organizedEventAt((await params).slug, "/roll");
	const queryClient = getQueryClient();
	await Promise.all([
		queryClient.fetchQuery(trpc.roll.counts.queryOptions({ eventId: event.id })),
		queryClient.fetchQuery(
			trpc.roll.list.queryOptions({ eventId: event.id, search: "", order: "name", from: 0 }),
		),
		// Above the list, which would move down if it came later. Without it the page is still the roll.
		queryClient.prefetchQuery(trpc.roll.offers.queryOptions({ eventId: event.id })),
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="roll" />
			<Messages of={["roll"]}>
				<Hydrate>
					<RollPage event={event} />
				</Hydrate>
			</Messages>
		</>
	);
}

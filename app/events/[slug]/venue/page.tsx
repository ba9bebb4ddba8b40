import type { Metadata } from "next";
import { EventHeader } from "@/components/events/event-header";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { VenuePage } from "@/components/venue/venue-page";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { organizedEventAt } from "../../../_trpc/event-at";
import { getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/venue");
	return { title: `${(await getTranslations("venue"))("title")} · ${event.name}` };
}

export default async function VenueSettingsPage({ params }: Props) {
	const event = await organizedEventAt((await params).slug, "/venue");
	const of = { eventId: event.id };
	await Promise.all([
		getQueryClient().fetchQuery(trpc.venue.settings.queryOptions(of)),
		getQueryClient().fetchQuery(trpc.venue.waiting.queryOptions(of)),
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="venue" />
			<Messages of={["venue"]}>
				<Hydrate>
					<VenuePage event={event} />
				</Hydrate>
			</Messages>
		</>
	);
}

import type { Metadata } from "next";
import { EventHeader } from "@/components/events/event-header";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { EventOverview } from "@/components/overview/event-overview";
import { UploadTimes } from "@/components/overview/upload-times";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { organizedEventAt } from "../../../_trpc/event-at";
import { getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/overview");
	return { title: `${(await getTranslations("organizer"))("overview")} · ${event.name}` };
}

export default async function OverviewPage({ params }: Props) {
	const event = await organizedEventAt((await params).slug, "/overview");
	await getQueryClient().fetchQuery(trpc.events.overview.queryOptions({ eventId: event.id }));
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="overview" />
			<Messages of={["organizer", "invite"]}>
				<Hydrate>
					<EventOverview event={event} uploads={<UploadTimes event={event} />} />
				</Hydrate>
			</Messages>
		</>
	);
}

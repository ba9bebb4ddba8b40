import type { Metadata } from "next";
import { DoorPage } from "@/components/door/door-page";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { DoorSwitch } from "@/components/venue/door-switch";
import { HeldOutCode } from "@/components/venue/held-out-code";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { doorAt } from "../../../_trpc/event-at";
import { feedStart, getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const event = await doorAt((await params).slug, "/door");
	return { title: `${(await getTranslations("organizer"))("door")} · ${event.name}` };
}

export default async function EventDoorPage({ params }: Props) {
	const event = await doorAt((await params).slug, "/door");
	const queryClient = getQueryClient();
	await Promise.all([
		queryClient.fetchQuery(trpc.door.count.queryOptions({ eventId: event.id })),
		queryClient.fetchQuery(trpc.door.search.queryOptions({ eventId: event.id, search: "" })),
		queryClient.fetchQuery(trpc.venue.door.queryOptions({ eventId: event.id })),
	]);
	return (
		<>
			{/* The rest of the event's header would push the search off a phone's screen. */}
			<h1 className="mb-2 text-caption font-medium text-muted">
				<bdi>{event.name}</bdi>
			</h1>
			<OrganizerTabs event={event} current="door" />
			<Messages of={["door", "venue"]}>
				<Hydrate>
					<DoorPage
						event={event}
						start={await feedStart()}
						now={new Date()}
						code={<HeldOutCode eventId={event.id} />}
						venue={<DoorSwitch event={event} />}
					/>
				</Hydrate>
			</Messages>
		</>
	);
}

import type { Metadata } from "next";
import { EventHeader } from "@/components/events/event-header";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { choiceIn } from "@/components/take-home/choice";
import { TakeHomePage } from "@/components/take-home/take-home-page";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { eventAt } from "../../../_trpc/event-at";
import { getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The event, and what is chosen beforehand, which a redirect keeps. */
async function takeHomeAt({ params, searchParams }: Props) {
	const { slug } = await params;
	const query = new URLSearchParams(
		Object.entries(await searchParams).map(([name, value]) => [name, String(value)]),
	);
	return { query, event: await eventAt(slug, `/take-home${query.size > 0 ? `?${query}` : ""}`) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
	const { event } = await takeHomeAt(props);
	return { title: `${(await getTranslations("takeHome"))("title")} · ${event.name}` };
}

export default async function EventTakeHomePage(props: Props) {
	const { query, event } = await takeHomeAt(props);
	const queryClient = getQueryClient();
	const { what, files, hidden } = choiceIn(query, event);
	const eventId = event.id;
	await Promise.all([
		queryClient.prefetchQuery(trpc.photos.uploaders.queryOptions({ eventId })),
		queryClient.prefetchQuery(trpc.takeHome.measure.queryOptions({ eventId, what, files, hidden })),
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current={null} />
			<Messages of={["takeHome"]}>
				<Hydrate>
					<TakeHomePage slug={event.slug} query={query.toString()} />
				</Hydrate>
			</Messages>
		</>
	);
}

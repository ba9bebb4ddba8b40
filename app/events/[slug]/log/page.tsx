import type { Metadata } from "next";
import { EventHeader } from "@/components/events/event-header";
import { eventLog } from "@/components/log/event-log";
import { filterIn } from "@/components/log/log-filter";
import { LogPage } from "@/components/log/log-page";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { organizedEventAt } from "../../../_trpc/event-at";
import { getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Partial<Record<"person" | "action" | "day", string | string[]>>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/log");
	return { title: `${(await getTranslations("organizer"))("log")} · ${event.name}` };
}

export default async function EventLogPage({ params, searchParams }: Props) {
	const event = await organizedEventAt((await params).slug, "/log");
	const filter = filterIn(
		new URLSearchParams(Object.entries(await searchParams).map(([name, value]) => [name, String(value)])),
	);
	const queryClient = getQueryClient();
	await Promise.all([
		queryClient.fetchInfiniteQuery(eventLog(trpc, event.id, filter)),
		queryClient.prefetchQuery(trpc.log.people.queryOptions({ eventId: event.id })),
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="log" />
			<Messages of={["log", "reporting"]}>
				<Hydrate>
					<LogPage event={event} initial={filter} />
				</Hydrate>
			</Messages>
		</>
	);
}

import type { Metadata } from "next";
import { EventHeader } from "@/components/events/event-header";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { RollPage } from "@/components/roll/roll-page";
import type { RollPart } from "@/rules/roll";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../_language/messages";
import { organizedEventAt } from "../../../_trpc/event-at";
import { getQueryClient, Hydrate, trpc } from "../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Record<"show" | "by", string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/roll");
	return { title: `${(await getTranslations("organizer"))("roll")} · ${event.name}` };
}

/** Addresses of parts of the roll, to which the overview links. */
const parts: Readonly<Record<string, RollPart>> = {
	"never-told": "NEVER_TOLD",
	"nothing-added": "NOTHING_ADDED",
	stewards: "STEWARDS",
};

export default async function EventRollPage({ params, searchParams }: Props) {
	const event = await organizedEventAt((await params).slug, "/roll");
	const { show, by } = await searchParams;
	const part = typeof show === "string" && Object.hasOwn(parts, show) ? parts[show] : undefined;
	const order = by === "photos" ? by : "name";
	const queryClient = getQueryClient();
	await Promise.all([
		queryClient.fetchQuery(trpc.roll.counts.queryOptions({ eventId: event.id })),
		queryClient.fetchQuery(
			trpc.roll.list.queryOptions({ eventId: event.id, search: "", part, order, from: 0 }),
		),
		// Above the list, which would move down if it came later. Without it the page is still the roll.
		queryClient.prefetchQuery(trpc.roll.offers.queryOptions({ eventId: event.id })),
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="roll" />
			<Messages of={["blocking", "roll", "invite", "exporting"]}>
				<Hydrate>
					<RollPage event={event} part={part} order={order} />
				</Hydrate>
			</Messages>
		</>
	);
}

import { CalendarCheck } from "lucide-react";
import type { Metadata } from "next";
import { EventCard } from "@/components/events/event-card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireSession } from "../_trpc/require-session";
import { getQueryClient, trpc } from "../_trpc/server";

export const metadata: Metadata = { title: "Your events" };

export default async function EventsPage() {
	const { user } = await requireSession("/events");
	const events = await getQueryClient().fetchQuery(trpc.events.mine.queryOptions());
	return (
		<>
			<h1 className="mb-6 text-title">Your events</h1>
			{events.length === 0 ? (
				<EmptyState icon={<CalendarCheck className="size-6" />} title="No events yet">
					<p>
						An event shows up here once an organizer adds you to its roll.
						{user.email ? (
							<>
								{" "}
								Ask them to add <strong className="font-semibold wrap-anywhere text-ink">{user.email}</strong>
								, the address you are signed in with.
							</>
						) : null}
					</p>
				</EmptyState>
			) : (
				<ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
					{events.map((event) => (
						<li key={event.id} className="flex">
							<EventCard event={event} />
						</li>
					))}
				</ul>
			)}
		</>
	);
}

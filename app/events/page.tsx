import { CalendarCheck } from "lucide-react";
import type { Metadata } from "next";
import { EventCard } from "@/components/events/event-card";
import { EmptyState } from "@/components/ui/empty-state";
import { getTranslations } from "@/server/language/request/translations";
import { requireSession } from "../_trpc/require-session";
import { getQueryClient, trpc } from "../_trpc/server";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("events"))("yourEvents") };
}

export default async function EventsPage() {
	const { user } = await requireSession("/events");
	const events = await getQueryClient().fetchQuery(trpc.events.mine.queryOptions());
	const t = await getTranslations("events");
	return (
		<>
			<h1 className="mb-6 text-title">{t("yourEvents")}</h1>
			{events.length === 0 ? (
				<EmptyState icon={<CalendarCheck className="size-6" />} title={t("noEvents")}>
					<p>
						{user.email
							? t.rich("noEventsAdviceEmail", {
									email: user.email,
									address: (email) => (
										<strong className="font-semibold wrap-anywhere text-ink" dir="ltr">
											{email}
										</strong>
									),
								})
							: t("noEventsAdvice")}
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

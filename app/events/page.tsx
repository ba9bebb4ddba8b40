import { CalendarCheck, CalendarPlus } from "lucide-react";
import type { Metadata } from "next";
import { EventCard } from "@/components/events/event-card";
import { groupEvents } from "@/components/events/group-events";
import { OperatorNote } from "@/components/events/operator-note";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../_language/messages";
import { requireSession } from "../_trpc/require-session";
import { getQueryClient, trpc } from "../_trpc/server";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("events"))("yourEvents") };
}

export default async function EventsPage() {
	const { user } = await requireSession("/events");
	const [events, start] = await Promise.all([
		getQueryClient().fetchQuery(trpc.events.mine.queryOptions()),
		getQueryClient().fetchQuery(trpc.events.start.queryOptions()),
	]);
	const t = await getTranslations("events");
	const newEvent = (
		<ButtonLink href="/events/new" variant="primary">
			{t("newEvent")}
		</ButtonLink>
	);
	return (
		<>
			<div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
				<h1 className="text-title">{t("yourEvents")}</h1>
				{start.allowed && events.length > 0 ? newEvent : null}
			</div>
			{events.length > 0 ? (
				<Messages of={["events"]}>
					<div className="flex flex-col gap-9">
						{groupEvents(events, new Date()).map(({ group, events: grouped }) => (
							<section key={group} aria-labelledby={group}>
								<h2 id={group} className="mb-3 text-sm font-semibold text-muted">
									{t(`group_${group}`)}
								</h2>
								<ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
									{grouped.map((event) => (
										<li key={event.id} className="flex">
											<EventCard event={event} />
										</li>
									))}
								</ul>
							</section>
						))}
					</div>
				</Messages>
			) : start.allowed ? (
				<EmptyState icon={<CalendarPlus className="size-6" />} title={t("firstEvent")} action={newEvent}>
					<p>{t("firstEventText")}</p>
				</EmptyState>
			) : (
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
			)}
			{start.operates ? (
				<p className="mt-8 text-sm">
					<PageLink
						href="/operations"
						className="inline-flex min-h-11 items-center font-medium underline underline-offset-2"
					>
						{t("operations")}
					</PageLink>
				</p>
			) : null}
			{start.untouched ? <OperatorNote email={user.email} /> : null}
		</>
	);
}

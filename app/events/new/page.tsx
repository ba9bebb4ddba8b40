import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewEventForm } from "@/components/event-settings/new-event-form";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../_language/messages";
import { requireSession } from "../../_trpc/require-session";
import { getQueryClient, trpc } from "../../_trpc/server";
import { timeZones } from "../_time-zones";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("settings"))("newEvent") };
}

export default async function NewEventPage() {
	await requireSession("/events/new");
	const { allowed } = await getQueryClient().fetchQuery(trpc.events.start.queryOptions());
	if (!allowed) notFound();
	const t = await getTranslations("settings");
	return (
		<div className="mx-auto max-w-xl">
			<h1 className="text-title">{t("newEvent")}</h1>
			<p className="mt-2 mb-6 leading-relaxed text-pretty text-muted">{t("newEventLead")}</p>
			<Messages of={["settings"]}>
				<NewEventForm timeZones={timeZones} />
			</Messages>
		</div>
	);
}

import type { Metadata } from "next";
import { EventSettings } from "@/components/event-settings/event-settings";
import { EventHeader } from "@/components/events/event-header";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { env } from "@/server/env.js";
import { getTranslations } from "@/server/language/request/translations";
import { languageChoices } from "../../../_language/language-choices";
import { Messages } from "../../../_language/messages";
import { organizedEventAt } from "../../../_trpc/event-at";
import { getQueryClient, trpc } from "../../../_trpc/server";
import { timeZones } from "../../_time-zones";

interface Props {
	params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/settings");
	return { title: `${(await getTranslations("organizer"))("settings")} · ${event.name}` };
}

export default async function SettingsPage({ params }: Props) {
	const event = await organizedEventAt((await params).slug, "/settings");
	const of = { eventId: event.id };
	const [settings, sections] = await Promise.all([
		getQueryClient().fetchQuery(trpc.events.settings.queryOptions(of)),
		getQueryClient().fetchQuery(trpc.sections.list.queryOptions(of)),
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="settings" />
			<Messages of={["sections", "settings"]}>
				<EventSettings
					settings={settings}
					sections={sections}
					timeZones={timeZones}
					languages={await languageChoices()}
					origin={new URL(env.NEXTAUTH_URL).host}
				/>
			</Messages>
		</>
	);
}

import type { Metadata } from "next";
import { z } from "zod";
import { EventHeader } from "@/components/events/event-header";
import { ImportPage } from "@/components/import/import-page";
import { OrganizerTabs } from "@/components/organizer/organizer-tabs";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../../_language/messages";
import { organizedEventAt } from "../../../../_trpc/event-at";
import { getQueryClient, Hydrate, trpc } from "../../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Record<"list", string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
	const event = await organizedEventAt((await params).slug, "/roll/import");
	return { title: `${(await getTranslations("imports"))("title")} · ${event.name}` };
}

export default async function EventImportPage({ params, searchParams }: Props) {
	const event = await organizedEventAt((await params).slug, "/roll/import");
	const importId = z.uuid().safeParse((await searchParams).list).data ?? null;
	const about = { eventId: event.id };
	const queryClient = getQueryClient();
	// If the list no longer exists, the page says so itself.
	await Promise.all([
		queryClient.prefetchQuery(trpc.imports.recent.queryOptions(about)),
		importId ? queryClient.prefetchQuery(trpc.imports.byId.queryOptions({ ...about, importId })) : null,
	]);
	return (
		<>
			<EventHeader event={event} />
			<OrganizerTabs event={event} current="roll" />
			<Messages of={["imports", "readList", "format"]}>
				<Hydrate>
					<ImportPage event={event} importId={importId} />
				</Hydrate>
			</Messages>
		</>
	);
}

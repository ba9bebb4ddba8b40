import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { coverColour } from "@/components/poster/cover-colour";
import { signsInPart, signsOnSheet } from "@/components/poster/papers";
import { type PosterChoice, PosterPage } from "@/components/poster/poster-page";
import { Sheets } from "@/components/poster/sheets";
import { PageLink } from "@/components/ui/page-link";
import { fallbackLocale } from "@/messages/locales";
import { offered } from "@/server/language/offered";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../../_language/messages";
import { organizedEventAt } from "../../../../_trpc/event-at";
import { getQueryClient, trpc } from "../../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const at = async ({ params }: Props) => organizedEventAt((await params).slug, "/venue/print");

export async function generateMetadata(props: Props): Promise<Metadata> {
	const event = await at(props);
	return { title: `${(await getTranslations("printing"))("choose")} · ${event.name}` };
}

/** Where people write on letter paper. */
const letterCountries = /-(US|CA|MX|PH|CL|CO)\b/;

export default async function PrintPage(props: Props) {
	const event = await at(props);
	const of = { eventId: event.id };
	const client = getQueryClient();
	const [venue, { cover }, { groups }, query, t] = await Promise.all([
		client.fetchQuery(trpc.venue.settings.queryOptions(of)),
		client.fetchQuery(trpc.events.settings.queryOptions(of)),
		client.fetchQuery(trpc.roll.counts.queryOptions(of)),
		props.searchParams,
		getTranslations("printing"),
	]);
	// Without a code there is nothing to print, and the page before has the button that makes one.
	if (!venue.code) redirect(`/events/${event.slug}/venue`);
	const colour = cover?.thumbhash ? coverColour(cover.thumbhash) : null;
	const isLetter = letterCountries.test((await headers()).get("accept-language")?.split(",")[0] ?? "");
	const choice: PosterChoice = {
		kind: query.kind === "signs" ? "signs" : "poster",
		paper: (query.paper ?? (isLetter ? "letter" : "a4")) === "letter" ? "letter" : "a4",
		coloured: colour !== null && query.colours !== "none",
		groups: groups.length > 0 && query.groups !== "no",
		part: Math.max(1, Math.min(Math.floor(Number(query.part)) || 1, Math.ceil(groups.length / signsInPart))),
	};
	const before = (choice.part - 1) * signsInPart;
	const tables = choice.groups
		? groups.slice(before, before + signsInPart).map(({ name }) => name)
		: Array.from({ length: signsOnSheet }, () => null);
	return (
		<>
			<p className="mb-2 text-sm">
				<PageLink
					href={`/events/${event.slug}/venue`}
					className="inline-flex min-h-11 items-center underline"
				>
					{t("back")}
				</PageLink>
			</p>
			<h1 className="mb-5 text-title text-balance">{t("choose")}</h1>
			<Messages of={["printing"]}>
				<PosterPage
					event={{ name: event.name, slug: event.slug }}
					choice={choice}
					has={{ colour: colour !== null, groups: groups.length }}
					sheets={
						<Messages of={["poster"]} locale={offered(event.locale) ?? fallbackLocale}>
							<Sheets
								kind={choice.kind}
								paper={choice.paper}
								colour={choice.coloured ? colour : null}
								event={{ name: event.name, url: venue.code.url }}
								tables={tables}
							/>
						</Messages>
					}
				/>
			</Messages>
		</>
	);
}

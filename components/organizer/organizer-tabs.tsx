import clsx from "clsx";
import { useTranslations } from "#translations";
import { mayKeepDoor, mayOrganize } from "@/rules/roles";
import type { EventView } from "../trpc/types";
import { PageLink } from "../ui/page-link";
import { GalleryTab } from "./gallery-tab";
import { VenueTab } from "./venue-tab";

/** The pages of an event for its organizers and stewards, in their order, below the event's own address. */
const pages = [
	["overview", "/overview"],
	["photos", ""],
	["gallery", "/gallery"],
	["roll", "/roll"],
	["door", "/door"],
	["venue", "/venue"],
	["log", "/log"],
	["settings", "/settings"],
] as const;

type OrganizerPage = (typeof pages)[number][0];

const forStewards: readonly OrganizerPage[] = ["photos", "door"];

/** An organizer's or steward's way through an event, the same on each of its pages. Other people get nothing. */
export function OrganizerTabs({
	event,
	current,
}: {
	event: Pick<EventView, "id" | "slug" | "role" | "waiting" | "asking">;
	/** Null on a page that everybody has. */
	current: OrganizerPage | null;
}) {
	const t = useTranslations("organizer");
	if (!mayKeepDoor(event)) return null;
	const organizes = mayOrganize(event);
	const shown = pages.filter(([page]) => organizes || forStewards.includes(page));
	const nameOf = (page: OrganizerPage) => {
		if (page === "venue") return <VenueTab eventId={event.id} asking={event.asking ?? 0} />;
		if (page === "gallery") return <GalleryTab slug={event.slug} waiting={event.waiting ?? 0} />;
		return t(page);
	};
	return (
		<nav aria-label={t(organizes ? "pages" : "stewardPages")} className="mb-5 border-b border-line">
			<ul className="-mb-px flex flex-wrap gap-x-1">
				{shown.map(([page, path]) => (
					<li key={page}>
						<PageLink
							href={`/events/${event.slug}${path}`}
							aria-current={page === current ? "page" : undefined}
							className={clsx(
								"flex min-h-11 items-center border-b-2 px-2 text-sm transition-colors sm:px-3",
								page === current
									? "border-film-ink font-semibold text-ink"
									: "border-transparent font-medium text-muted hover:border-line-strong hover:text-ink",
							)}
						>
							{nameOf(page)}
						</PageLink>
					</li>
				))}
			</ul>
		</nav>
	);
}

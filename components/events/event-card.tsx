import { Images } from "lucide-react";
import type { EventSummary } from "../trpc/types";
import { PageLink } from "../ui/page-link";
import { AttendanceBadge } from "./attendance-badge";
import { EventFacts } from "./event-facts";
import { EventPhotoCount } from "./event-photo-count";

export function EventCard({ event }: { event: EventSummary }) {
	return (
		<PageLink
			href={`/events/${event.slug}`}
			className="group flex w-full min-w-0 flex-col overflow-hidden rounded-card border border-line bg-surface transition-colors hover:border-ink"
		>
			<span aria-hidden className="bg-darkroom py-1.5">
				<span className="perforation block" />
			</span>
			{event.cover ? (
				// A plain <img>: renditions are made at upload. The name of the event below is its text.
				<img
					src={event.cover.url}
					alt=""
					loading="lazy"
					decoding="async"
					className="aspect-2/1 w-full bg-sunken object-cover"
				/>
			) : (
				<span aria-hidden className="grid aspect-2/1 w-full place-items-center bg-sunken text-muted">
					<Images className="size-8" strokeWidth={1.5} />
				</span>
			)}
			<span className="flex flex-1 flex-col gap-3 p-5">
				<span className="text-xl font-semibold tracking-tight text-balance wrap-anywhere">
					<bdi>{event.name}</bdi>
				</span>
				<EventFacts event={event} />
				<span className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-2">
					<AttendanceBadge role={event.role} status={event.status} />
					<span className="flex min-w-0 items-center gap-1.5 text-sm wrap-anywhere text-muted">
						<Images aria-hidden className="size-4 shrink-0" />
						<EventPhotoCount id={event.id} first={event.photoCount} />
					</span>
				</span>
			</span>
		</PageLink>
	);
}

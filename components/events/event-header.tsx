import { MonitorPlay } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import type { EventView } from "../trpc/types";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button-link";
import { AttendanceBadge } from "./attendance-badge";
import { EventFacts } from "./event-facts";

/** `children` are further things to do with the event, beside the link to its live wall. */
export function EventHeader({ event, children }: { event: EventView; children?: ReactNode }) {
	const t = useTranslations("events");
	return (
		<header className="mb-4 flex flex-col gap-2 sm:mb-6 sm:gap-3">
			<div className="flex flex-wrap items-center gap-x-3 gap-y-2">
				<div className="flex flex-1 basis-28 flex-wrap gap-1.5">
					<AttendanceBadge role={event.role} status={event.status} />
					{event.archivedAt ? <Badge>{t("archived")}</Badge> : null}
				</div>
				<div className="-mx-3 -my-2 flex flex-wrap justify-end">
					{children}
					<ButtonLink href={`/events/${event.slug}/live`} variant="quiet">
						<MonitorPlay aria-hidden className="size-4" />
						{t("liveWall")}
					</ButtonLink>
				</div>
			</div>
			<h1 className="text-title text-balance">
				<bdi>{event.name}</bdi>
			</h1>
			<EventFacts event={event} />
		</header>
	);
}

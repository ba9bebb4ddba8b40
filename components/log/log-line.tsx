import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import type { EventView, LogEntry } from "../trpc/types";
import { PageLink } from "../ui/page-link";
import { useEntryText } from "./use-entry-text";

interface LogLineProps {
	entry: LogEntry;
	event: Pick<EventView, "slug" | "timezone">;
}

/** One entry: what was done to whose, by whom, when and why. */
export function LogLine({ entry, event }: LogLineProps) {
	const t = useTranslations("log");
	const format = useFormat();
	const { whatOf, whyOf } = useEntryText();
	const name = (children: ReactNode) => <bdi>{children}</bdi>;
	const why = whyOf(entry);
	return (
		<li className="flex flex-col gap-0.5 py-2.5 text-sm">
			<p className="wrap-anywhere">
				<span className="font-medium">{whatOf(entry.action)}</span>
				{entry.whose ? <>: {t.rich("of", { whose: entry.whose, name })}</> : null}
				{why ? <span className="text-muted"> · {why}</span> : null}
			</p>
			<p className="flex flex-wrap items-center gap-x-2 text-caption text-muted">
				<time dateTime={entry.at.toISOString()}>{format.moment(entry.at, event.timezone)}</time>
				<span>
					{entry.by !== null
						? t.rich("by", { who: entry.by, name })
						: t(entry.action === "photo.report" ? "notNamed" : "nobody")}
				</span>
				{entry.photoId ? (
					<PageLink
						href={`/events/${event.slug}/photos/${entry.photoId}`}
						className="inline-flex min-h-6 items-center font-medium underline underline-offset-2 hover:text-ink"
					>
						{t("showPhoto")}
					</PageLink>
				) : null}
			</p>
		</li>
	);
}

"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, ScrollText } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Spinner } from "../ui/spinner";
import { eventLog } from "./event-log";
import { filterQuery, type LogFilter } from "./log-filter";
import { LogFilters } from "./log-filters";
import { LogLine } from "./log-line";
import { useExportLog } from "./use-export-log";

interface LogPageProps {
	event: Pick<EventView, "id" | "slug" | "timezone">;
	/** What the page begins with. */
	initial: LogFilter;
}

export function LogPage({ event, initial }: LogPageProps) {
	const api = useTRPC();
	const t = useTranslations("log");
	const failureText = useFailureText();
	const [filter, setFilter] = useState(initial);
	const log = useInfiniteQuery({
		...eventLog(api, event.id, filter),
		// The entries before stay until those of the new filter are there.
		placeholderData: (before) => before,
	});
	const file = useExportLog(event, filter);
	const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
	const isNarrowed = filterQuery(filter) !== "";
	const narrow = (to: LogFilter) => {
		setFilter(to);
		window.history.replaceState(null, "", window.location.pathname + filterQuery(to));
	};
	return (
		<section aria-labelledby="log-title" className="flex flex-col gap-4">
			<div className="flex flex-wrap items-end justify-between gap-3">
				<div className="min-w-0 flex-1 basis-72">
					<h2 id="log-title" className="text-xl font-semibold tracking-tight">
						{t("title")}
					</h2>
					<p className="mt-1 text-sm text-pretty text-muted">{t("lead")}</p>
				</div>
				<Button busy={file.busy} onClick={() => void file.save()}>
					<Download aria-hidden className="size-4" /> {t("export")}
				</Button>
			</div>
			<p role="status" className="text-sm text-good empty:hidden">
				{file.saved ? t(file.saved.whole ? "exported" : "exportedFirst", { count: file.saved.count }) : null}
			</p>
			{file.error ? <Banner tone="bad">{failureText(failureOf(file.error))}</Banner> : null}
			<LogFilters eventId={event.id} filter={filter} onChange={narrow} />
			{log.error ? (
				<Banner
					tone="bad"
					title={t("notLoaded")}
					action={
						<Button busy={log.isFetching} onClick={() => void log.refetch()}>
							{t("again")}
						</Button>
					}
				>
					{failureText(failureOf(log.error))}
				</Banner>
			) : null}
			{log.isPending ? (
				<div className="grid place-items-center py-12">
					<Spinner />
				</div>
			) : null}
			{log.data && entries.length === 0 ? (
				<EmptyState
					icon={<ScrollText className="size-6" />}
					title={t(isNarrowed ? "nothingFound" : "empty")}
					action={isNarrowed ? <Button onClick={() => narrow({})}>{t("showAll")}</Button> : undefined}
				>
					{t(isNarrowed ? "nothingFoundAdvice" : "emptyAdvice")}
				</EmptyState>
			) : null}
			{entries.length > 0 ? (
				<ol
					aria-labelledby="log-title"
					aria-busy={log.isPlaceholderData}
					className="divide-y divide-line border-y border-line"
				>
					{entries.map((entry) => (
						<LogLine key={entry.id} entry={entry} event={event} />
					))}
				</ol>
			) : null}
			{log.hasNextPage ? (
				<Button
					className="self-center"
					busy={log.isFetchingNextPage}
					onClick={() => void log.fetchNextPage()}
				>
					{t("loadMore")}
				</Button>
			) : null}
		</section>
	);
}

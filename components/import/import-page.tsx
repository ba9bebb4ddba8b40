"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { PageLink } from "../ui/page-link";
import { Spinner } from "../ui/spinner";
import { useLastingFocus } from "../ui/use-lasting-focus";
import { ReadList } from "./choose/read-list";
import { Differences } from "./differences";
import { Done } from "./done";
import type { ListRead } from "./read/list";
import { useSendList } from "./use-send-list";

interface ImportPageProps {
	event: Pick<EventView, "id" | "slug" | "timezone">;
	/** The import that the address names. */
	importId: string | null;
}

/** Reads a list, shows what differs from the roll, and says what was done. The address remembers the list. */
export function ImportPage({ event, importId }: ImportPageProps) {
	const t = useTranslations("imports");
	const [shownId, setShownId] = useState(importId);
	const area = useRef<HTMLElement>(null);
	// Each step replaces the button that led to it.
	useLastingFocus(area);
	function show(id: string | null) {
		setShownId(id);
		window.history.replaceState(null, "", id ? `?list=${id}` : window.location.pathname);
	}
	return (
		<section ref={area} aria-labelledby="import-title" className="flex flex-col gap-5 pb-24">
			<div>
				<PageLink
					href={`/events/${event.slug}/roll`}
					className="-ms-1 inline-flex min-h-11 items-center gap-1.5 text-sm font-medium text-muted hover:text-ink"
				>
					<ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" /> {t("backToRoll")}
				</PageLink>
				<h2
					id="import-title"
					data-focus="area"
					tabIndex={-1}
					className="text-xl font-semibold tracking-tight outline-none"
				>
					{t("title")}
				</h2>
				<p className="mt-1 text-sm text-muted">{t("lead")}</p>
			</div>
			{shownId ? (
				<Shown key={shownId} event={event} importId={shownId} onEnd={() => show(null)} />
			) : (
				<Begin event={event} onCompared={show} />
			)}
		</section>
	);
}

/** Step 1: a list is read on this device and sent. */
function Begin({
	event,
	onCompared,
}: {
	event: ImportPageProps["event"];
	onCompared: (importId: string) => void;
}) {
	const t = useTranslations("imports");
	const failureText = useFailureText();
	const [list, setList] = useState<ListRead | null>(null);
	const { send, progress, error } = useSendList(event.id, onCompared);
	return (
		<>
			<ReadList timezone={event.timezone} onRead={setList} />
			{error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null}
			{list && list.people.length > 0 ? (
				<div className="flex flex-wrap items-center gap-3">
					<Button variant="primary" busy={progress !== null} onClick={() => void send(list, t("pasted"))}>
						{t("compare")}
					</Button>
					<p role="status" className="text-sm text-muted">
						{progress === null
							? null
							: progress < list.people.length
								? t("sending", { arrived: progress, people: list.people.length })
								: t("comparing")}
					</p>
				</div>
			) : null}
			{list ? null : <Recent event={event} onOpen={onCompared} />}
		</>
	);
}

/** Lists that can be continued or undone. */
function Recent({ event, onOpen }: { event: ImportPageProps["event"]; onOpen: (importId: string) => void }) {
	const api = useTRPC();
	const t = useTranslations("imports");
	const format = useFormat();
	const failureText = useFailureText();
	const { data, error } = useQuery(api.imports.recent.queryOptions({ eventId: event.id }));
	if (error)
		return (
			<Banner tone="bad" title={t("recentNotLoaded")}>
				{failureText(failureOf(error))}
			</Banner>
		);
	if (!data) return <Spinner />;
	const recent = data.filter(({ compared }) => compared);
	if (recent.length === 0) return null;
	return (
		<section aria-labelledby="recent-imports">
			<h3 id="recent-imports" className="font-semibold">
				{t("recent")}
			</h3>
			<ul className="mt-1 divide-y divide-line border-y border-line">
				{recent.map(({ id, fileName, people, state, appliedAt }) => (
					<li key={id}>
						<button
							type="button"
							aria-label={t("lookAt", { fileName })}
							onClick={() => onOpen(id)}
							className="flex min-h-13 w-full flex-wrap items-center gap-x-3 px-1 py-2 text-start text-sm hover:bg-sunken"
						>
							<bdi className="font-medium wrap-anywhere">{fileName}</bdi>
							<span className="text-muted">
								{t("rows", { people })},{" "}
								{state === "OPEN"
									? t("open")
									: state === "UNDONE"
										? t("undone")
										: t("applied", { when: appliedAt ? format.moment(appliedAt, event.timezone) : "" })}
							</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Steps 2 and 3. */
function Shown({
	event,
	importId,
	onEnd,
}: {
	event: ImportPageProps["event"];
	importId: string;
	onEnd: () => void;
}) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("imports");
	const failureText = useFailureText();
	const found = useQuery(api.imports.byId.queryOptions({ eventId: event.id, importId }));
	const discard = useMutation(
		api.imports.discard.mutationOptions({
			onSuccess: () => {
				void queryClient.invalidateQueries(api.imports.pathFilter());
				onEnd();
			},
		}),
	);
	if (found.error)
		return (
			<Banner tone="bad" title={t("notLoaded")} action={<Button onClick={onEnd}>{t("another")}</Button>}>
				{failureText(failureOf(found.error))}
			</Banner>
		);
	if (!found.data) return <Spinner />;
	if (found.data.state !== "OPEN") return <Done event={event} done={found.data} onAnother={onEnd} />;
	return (
		<Differences
			event={event}
			found={found.data}
			onDiscard={() => discard.mutate({ eventId: event.id, importId })}
			discarding={discard.isPending}
			discardError={discard.error ? failureText(failureOf(discard.error)) : null}
		/>
	);
}

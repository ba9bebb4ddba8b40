"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "#translations";
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
import { RecentLists } from "./recent-lists";
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
			{list ? null : <RecentLists event={event} onOpen={onCompared} />}
		</>
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

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, RecentImport } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Spinner } from "../ui/spinner";

interface RecentListsProps {
	event: Pick<EventView, "id" | "timezone">;
	onOpen: (importId: string) => void;
}

/** Lists that can be continued, undone or discarded. */
export function RecentLists({ event, onOpen }: RecentListsProps) {
	const api = useTRPC();
	const t = useTranslations("imports");
	const failureText = useFailureText();
	const { data, error } = useQuery(api.imports.recent.queryOptions({ eventId: event.id }));
	if (error)
		return (
			<Banner tone="bad" title={t("recentNotLoaded")}>
				{failureText(failureOf(error))}
			</Banner>
		);
	if (!data) return <Spinner />;
	if (data.length === 0) return null;
	return (
		<section aria-labelledby="recent-imports">
			<h3 id="recent-imports" className="font-semibold">
				{t("recent")}
			</h3>
			<ul className="mt-1 divide-y divide-line border-y border-line">
				{data.map((list) => (
					<li key={list.id}>
						{list.compared ? (
							<Compared list={list} timezone={event.timezone} onOpen={onOpen} />
						) : (
							<NotCompared list={list} eventId={event.id} />
						)}
					</li>
				))}
			</ul>
		</section>
	);
}

function Compared({
	list: { id, fileName, people, state, appliedAt },
	timezone,
	onOpen,
}: {
	list: RecentImport;
	timezone: string;
	onOpen: RecentListsProps["onOpen"];
}) {
	const t = useTranslations("imports");
	const format = useFormat();
	return (
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
						: t("applied", { when: appliedAt ? format.moment(appliedAt, timezone) : "" })}
			</span>
		</button>
	);
}

/** It is arriving from another device, or the page was closed before all of it had arrived. */
function NotCompared({ list: { id, fileName, people }, eventId }: { list: RecentImport; eventId: string }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("imports");
	const failureText = useFailureText();
	const discard = useMutation(
		api.imports.discard.mutationOptions({
			// Another organizer may have discarded or compared it in the meantime.
			onSettled: () => queryClient.invalidateQueries(api.imports.pathFilter()),
		}),
	);
	return (
		<div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 px-1 py-2 text-sm">
			<bdi className="font-medium wrap-anywhere">{fileName}</bdi>
			<span className="min-w-0 flex-1 text-muted">
				{t("rows", { people })}, {t("notCompared")}
			</span>
			<Button
				busy={discard.isPending}
				aria-label={t("discardNamed", { fileName })}
				onClick={() => discard.mutate({ eventId, importId: id, onlyIfNotCompared: true })}
			>
				{t("discardShort")}
			</Button>
			{discard.error ? <Banner tone="bad">{failureText(failureOf(discard.error))}</Banner> : null}
		</div>
	);
}

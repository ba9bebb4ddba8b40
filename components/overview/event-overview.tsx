"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useFormat } from "../format/use-format";
import { InviteButton } from "../invite/invite-button";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { Card } from "../ui/card";
import { PageLink } from "../ui/page-link";
import { ByPerson } from "./by-person";
import { NotThere } from "./not-there";
import { OverTime } from "./over-time";
import { Quiet } from "./quiet";

interface EventOverviewProps {
	event: Pick<EventView, "id" | "slug" | "timezone">;
	/** Says until when photos can be added. */
	uploads: ReactNode;
}

/**
 * An event in numbers: who was told, registered and attended, and what was added when and by whom. The page brings them
 * along. They are asked for again when the organizer comes back to the page.
 */
export function EventOverview({ event, uploads }: EventOverviewProps) {
	const api = useTRPC();
	const t = useTranslations("organizer");
	const format = useFormat();
	const { data, error } = useQuery(
		api.events.overview.queryOptions({ eventId: event.id }, { refetchOnWindowFocus: "always" }),
	);
	if (!data) return <Failed error={error} />;
	const { people, photos } = data;
	const count = people.INVITED + people.REGISTERED + people.ATTENDED;
	const roll = `/events/${event.slug}/roll`;
	return (
		<div className="flex flex-col gap-4">
			{data.notThere ? <NotThere eventId={event.id} personId={data.notThere} /> : null}
			<div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
				<Numbers
					title={t("people")}
					note={t("onTheRoll", { count })}
					numbers={[
						[t("INVITED"), people.INVITED],
						[t("REGISTERED"), people.REGISTERED],
						[t("ATTENDED"), people.ATTENDED],
						[
							people.NEVER_TOLD > 0 ? (
								<PageLink href={`${roll}?show=never-told`} className="underline underline-offset-2">
									{t("neverTold")}
								</PageLink>
							) : (
								t("neverTold")
							),
							people.NEVER_TOLD,
						],
					]}
				>
					<div className="pt-4">
						<InviteButton eventId={event.id} />
					</div>
				</Numbers>
				<Numbers
					title={t("album")}
					note={
						<>
							{uploads} {data.bytes > 0 ? t("room", { size: format.bytes(data.bytes) }) : null}
						</>
					}
					numbers={[
						[t("SHOWN"), photos.SHOWN],
						[t("WAITING"), photos.WAITING],
						[t("HIDDEN"), photos.HIDDEN],
					]}
				/>
			</div>
			<OverTime times={data.times} timezone={event.timezone} />
			<div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
				<ByPerson slug={event.slug} uploaders={data.uploaders} />
				<Quiet
					slug={event.slug}
					people={data.quiet}
					count={people.NOTHING_ADDED}
					attended={people.ATTENDED}
				/>
			</div>
		</div>
	);
}

interface NumbersProps {
	title: string;
	note: ReactNode;
	numbers: [name: ReactNode, number: number][];
	children?: ReactNode;
}

function Numbers({ title, note, numbers, children }: NumbersProps) {
	return (
		<Card className="flex flex-col p-5">
			<h2 className="font-semibold tracking-tight">{title}</h2>
			<dl className="mt-3 flex flex-col gap-2">
				{numbers.map(([name, number], index) => (
					<div key={index} className="flex items-baseline justify-between gap-4">
						<dt className="text-sm text-muted">{name}</dt>
						<dd className="text-xl font-semibold tabular-nums">{number}</dd>
					</div>
				))}
			</dl>
			{children}
			<p className="mt-auto pt-4 text-caption text-pretty text-muted">{note}</p>
		</Card>
	);
}

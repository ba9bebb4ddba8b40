"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import type { EventView, WaitingPerson } from "../trpc/types";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { Failed } from "./failed";
import { WaitingLine } from "./waiting-line";

/** Milliseconds after which people who came since are on the page. */
const everyMs = 3_000;

/** Who waits for an organizer, those first who came first, and who was refused. */
export function WaitingSection({ event }: { event: Pick<EventView, "id" | "timezone"> }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("venue");
	const eventId = event.id;
	const { data } = useSuspenseQuery(
		api.venue.waiting.queryOptions({ eventId }, { refetchInterval: everyMs }),
	);
	const [note, setNote] = useState<string | null>(null);
	const decide = useMutation(
		api.venue.decide.mutationOptions({
			onSuccess: ({ decided }, { accept }) =>
				setNote(decided === 0 ? t("decidedNone") : accept ? t("letIns", { count: decided }) : null),
			onSettled: () =>
				Promise.all([
					queryClient.invalidateQueries(api.venue.waiting.queryFilter({ eventId })),
					queryClient.invalidateQueries(api.venue.waitingCount.queryFilter({ eventId })),
				]),
		}),
	);
	const press = (people: readonly WaitingPerson[], accept: boolean) =>
		decide.mutate({ eventId, requestIds: people.map(({ id }) => id), accept });
	const { count, waiting, refused } = data;
	const line = (person: WaitingPerson, isRefused: boolean) => (
		<WaitingLine
			key={person.id}
			person={person}
			timezone={event.timezone}
			busy={decide.isPending && decide.variables.requestIds.includes(person.id)}
			onLetIn={() => press([person], true)}
			onRefuse={isRefused ? null : () => press([person], false)}
		/>
	);
	return (
		<Section title={t("waiting")} text={count === 0 ? t("nobodyWaits") : t("count", { count })}>
			<p role="status" className="text-sm text-good empty:hidden">
				{note}
			</p>
			<Failed error={decide.error} />
			{waiting.length > 0 ? (
				<ul className="flex flex-col divide-y divide-line">{waiting.map((one) => line(one, false))}</ul>
			) : null}
			{waiting.length > 1 ? (
				<div>
					<Button variant="primary" busy={decide.isPending} onClick={() => press(waiting, true)}>
						{t("letAllIn", { count: waiting.length })}
					</Button>
				</div>
			) : null}
			{refused.length > 0 ? (
				<details>
					<summary className="min-h-11 content-center text-sm font-medium">
						{t("refused")} ({refused.length})
					</summary>
					<p className="mb-1 text-sm text-pretty text-muted">{t("refusedText")}</p>
					<ul className="flex flex-col divide-y divide-line">{refused.map((one) => line(one, true))}</ul>
				</details>
			) : null}
		</Section>
	);
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { useTRPC } from "../trpc/client";
import type { VenueEntry } from "../trpc/types";
import { ButtonLink } from "../ui/button-link";

/** Somebody who waits is let in within so long after an organizer has said so, in milliseconds. */
const everyMs = 2_500;

type Entry = Pick<VenueEntry, "outcome" | "slug" | "name"> & Partial<VenueEntry>;

/** What became of somebody who came with the code and is not at the album yet. While they wait, it changes by itself. */
export function EntryState({ entry }: { entry: Entry }) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("venue");
	const format = useFormat();
	const isAsked = entry.outcome === "WAITING" || entry.outcome === "REFUSED";
	const { data } = useQuery(
		api.venue.mine.queryOptions({ slug: entry.slug }, { enabled: isAsked, refetchInterval: everyMs }),
	);
	const { outcome, slug } = (isAsked && data) || entry;
	const album = `/events/${slug}`;
	const isIn = outcome === "ATTENDED";
	useEffect(() => {
		if (isIn) router.replace(album);
	}, [isIn, router, album]);

	const name = <bdi>{entry.name}</bdi>;
	if (outcome === "NOT_LISTED")
		return <EntryMessage event={name} title={t("notListedTitle")} text={t("notListedText")} />;
	if (outcome === "REFUSED")
		return <EntryMessage event={name} title={t("refusedTitle")} text={t("refusedGuest")} />;
	if (outcome === "REGISTERED") {
		const { doorOpensAt, timezone } = entry;
		const text =
			doorOpensAt && timezone
				? t("registeredOpens", { when: format.moment(doorOpensAt, timezone) })
				: t("registeredText");
		return (
			<EntryMessage event={name} title={t("registeredTitle")} text={text}>
				<div>
					<ButtonLink href={album} variant="primary">
						{t("toAlbum")}
					</ButtonLink>
				</div>
			</EntryMessage>
		);
	}
	return (
		<EntryMessage
			event={name}
			title={isIn ? t("entering") : t("waitTitle")}
			text={isIn ? "" : t("waitText")}
		/>
	);
}

/** A page with one thing to say. It is announced when it changes. */
export function EntryMessage({
	event,
	title,
	text,
	children,
}: {
	event?: ReactNode;
	title: string;
	text: string;
	children?: ReactNode;
}) {
	return (
		<section role="status" className="mx-auto flex max-w-md flex-col gap-3 py-8">
			{event ? <p className="font-medium wrap-anywhere text-muted">{event}</p> : null}
			<h1 className="text-title text-balance">{title}</h1>
			<p className="leading-relaxed text-pretty text-muted">{text}</p>
			{children}
		</section>
	);
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "#translations";
import type { ErrorCode } from "@/server/errors";
import { useFormat } from "../format/use-format";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import { hasCode, isFinal } from "../trpc/query-client";
import type { VenueEntry } from "../trpc/types";
import { Banner } from "../ui/banner";
import { ButtonLink } from "../ui/button-link";
import { entryPause } from "./entry-pause";

const archived: ErrorCode = "EVENT_ARCHIVED";

type Entry = Pick<VenueEntry, "outcome" | "slug" | "name"> & Partial<VenueEntry>;

/** What became of somebody who came with the code and is not at the album yet. While they wait, it changes by itself. */
export function EntryState({ entry }: { entry: Entry }) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("venue");
	const format = useFormat();
	const failureText = useFailureText();
	const isAsked = entry.outcome === "WAITING" || entry.outcome === "REFUSED";
	const { outcome: first, slug, name: eventName } = entry;
	const { data, error, failureCount, fetchStatus } = useQuery(
		api.venue.mine.queryOptions(
			{ slug },
			{
				...{ enabled: isAsked, initialData: { outcome: first, slug, name: eventName } },
				// Somebody who looks at the page again learns at once.
				staleTime: 0,
				refetchInterval: ({ state }) => entryPause(state.dataUpdateCount, state.error),
			},
		),
	);
	const outcome = isAsked ? data.outcome : first;
	const album = `/events/${slug}`;
	const isIn = outcome === "ATTENDED";
	useEffect(() => {
		if (isIn) router.replace(album);
	}, [isIn, router, album]);

	const name = <bdi>{eventName}</bdi>;
	if (isFinal(error) && !hasCode(error, "SIGNED_OUT") && !isIn) {
		const failure = failureOf(error);
		const title = failure.code === archived ? "archivedTitle" : "joinTitle";
		return <EntryMessage event={name} title={t(title)} text={failureText(failure)} />;
	}
	// A single lost request is not worth a word.
	const isLost =
		(error !== null && !hasCode(error, "SIGNED_OUT")) || failureCount > 1 || fetchStatus === "paused";
	const lost = isLost ? <Banner title={t("lostTitle")}>{t("lostText")}</Banner> : null;
	if (outcome === "NOT_LISTED")
		return <EntryMessage event={name} title={t("notListedTitle")} text={t("notListedText")} />;
	if (outcome === "REFUSED")
		return (
			<EntryMessage event={name} title={t("refusedTitle")} text={t("refusedGuest")}>
				{lost}
			</EntryMessage>
		);
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
		<EntryMessage event={name} title={isIn ? t("entering") : t("waitTitle")} text={isIn ? "" : t("waitText")}>
			{isIn ? null : lost}
		</EntryMessage>
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

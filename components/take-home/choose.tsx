"use client";

import clsx from "clsx";
import { Download, Images } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { failureOf } from "../trpc/failure-of";
import type { EventView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { useEdgeBar } from "../ui/use-edge-bar";
import { usePerson } from "../upload/person";
import { Amount } from "./amount";
import type { Choice } from "./choice";
import { FolderFields, WhatFields } from "./choice-fields";
import { FilesFields } from "./files-fields";
import { useAmount } from "./use-amount";

interface ChooseProps {
	event: EventView;
	choice: Choice;
	selection: readonly string[] | null;
	/** The selection that the address names is not in this tab. */
	selectionIsGone: boolean;
	/** Another event's photos are under way in this tab. */
	isBusyElsewhere: boolean;
	engine: { writesParts: () => boolean } | null;
	onChange: (choice: Choice) => void;
	onStart: () => Promise<void>;
}

/** What somebody takes home, as which files and in which folders, how much that is, and the button that starts it. */
export function Choose(props: ChooseProps) {
	const { event } = props;
	const t = useTranslations("takeHome");
	if (event.photoCount > 0) return <Form {...props} />;
	return (
		<EmptyState
			icon={<Images className="size-6" />}
			title={t("emptyEvent")}
			action={<ButtonLink href={`/events/${event.slug}`}>{t("toAlbum")}</ButtonLink>}
		>
			{t("emptyEventText")}
		</EmptyState>
	);
}

function Form({
	event,
	choice,
	selection,
	selectionIsGone,
	isBusyElsewhere,
	engine,
	onChange,
	onStart,
}: ChooseProps) {
	const t = useTranslations("takeHome");
	const failureText = useFailureText();
	const personId = usePerson();
	const [starting, setStarting] = useState(false);
	const [error, setError] = useState<unknown>(null);
	const amount = useAmount(event.id, choice);
	const { ref, fits } = useEdgeBar<HTMLDivElement>({ edge: "bottom" });

	async function start() {
		setStarting(true);
		setError(null);
		await onStart().catch(setError);
		setStarting(false);
	}
	const fields = { event, choice, onChange };
	return (
		<div className="flex max-w-2xl flex-col gap-4">
			<p className="text-sm leading-relaxed text-pretty text-muted">{t("lead")}</p>
			{selectionIsGone ? <Banner>{t("noSelection")}</Banner> : null}
			<WhatFields {...fields} selection={selection} />
			<FilesFields {...fields} personId={personId} />
			<FolderFields {...fields} />
			<Banner>
				<p>{t("beforeStart")}</p>
				{engine?.writesParts() ? <p className="mt-2">{t("inParts")}</p> : null}
			</Banner>
			{error ? (
				<Banner tone="bad" title={t("notStarted")}>
					{failureText(failureOf(error))}
				</Banner>
			) : null}
			<div
				ref={ref}
				data-focus="bar"
				className={clsx(
					"bottom-2 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-surface p-3 ps-4 shadow-lg shadow-darkroom/10",
					fits && "sticky",
				)}
			>
				<Amount {...amount} />
				<Button
					variant="primary"
					data-focus="area"
					busy={starting || !engine}
					disabled={amount.count === 0 || isBusyElsewhere}
					onClick={() => void start()}
				>
					<Download aria-hidden className="size-4" />
					{amount.count ? t("start", { count: amount.count }) : t("startAny")}
				</Button>
			</div>
		</div>
	);
}

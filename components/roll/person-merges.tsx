"use client";

import { useState } from "react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useFormat } from "../format/use-format";
import { usePersonName } from "../language/use-person-name";
import type { RollPerson } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { useRollName } from "./person-name";
import { useUndoMerge } from "./use-undo-merge";

interface PersonMergesProps {
	event: { id: string; timezone: string };
	merges: RollPerson["merges"];
	/** Called with a sentence when one was undone. */
	onUndone: (text: string) => void;
}

/** The rows that are one with this one now. */
export function PersonMerges({ event, merges, onUndone }: PersonMergesProps) {
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const personName = usePersonName();
	const format = useFormat();
	const [refused, setRefused] = useState<string | null>(null);
	const undo = useUndoMerge(({ text, undone }) => (undone ? onUndone(text) : setRefused(text)));
	if (merges.length === 0) return null;
	return (
		<section className="text-sm">
			<h3 className="font-semibold">{t("merges")}</h3>
			<ul>
				{merges.map((merge) => (
					<li key={merge.id} className="flex flex-wrap items-center justify-between gap-x-3 py-1">
						<div className="min-w-0 wrap-anywhere">
							<bdi>{nameOf(merge)}</bdi>
							{merge.name && merge.email ? <bdi className="ms-1.5 text-muted">{merge.email}</bdi> : null}
							<span className="block text-caption text-muted">
								{t.rich("mergedBy", {
									who: personName(merge.by),
									when: format.moment(merge.at, event.timezone),
									name: (text) => <bdi>{text}</bdi>,
								})}
							</span>
						</div>
						{merge.canUndo ? (
							<Button
								busy={undo.isPending && undo.variables.mergeId === merge.id}
								onClick={() => {
									setRefused(null);
									undo.mutate({ eventId: event.id, mergeId: merge.id });
								}}
							>
								{t("separate")}
							</Button>
						) : null}
					</li>
				))}
			</ul>
			{refused ? <Banner tone="bad">{refused}</Banner> : <Failed error={undo.error} />}
		</section>
	);
}

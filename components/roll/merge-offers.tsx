"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import type { RollRow } from "../trpc/types";
import { Button } from "../ui/button";
import { useRollName } from "./person-name";

interface MergeOffersProps {
	eventId: string;
	onMerge: (pair: readonly [RollRow, RollRow]) => void;
}

/** Rows whose addresses differ only by a +part. Nothing is there while there are none. */
export function MergeOffers({ eventId, onMerge }: MergeOffersProps) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("roll");
	const id = useId();
	const offers = useQuery(api.roll.offers.queryOptions({ eventId }));
	const apart = useMutation(
		api.roll.keepApart.mutationOptions({
			onSettled: () => queryClient.invalidateQueries(api.roll.offers.pathFilter()),
		}),
	);
	if (!offers.data || offers.data.length === 0) return null;
	return (
		<section aria-labelledby={id} className="rounded-card bg-sunken p-4">
			<h3 id={id} className="font-semibold">
				{t("offers")}
			</h3>
			<p className="mt-0.5 text-sm text-pretty text-muted">{t("offersLead")}</p>
			<ul className="mt-2 divide-y divide-line">
				{offers.data.map(({ one, other }) => (
					<li key={one.id + other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
						<div className="min-w-0 flex-1 basis-56 text-sm">
							<Named row={one} />
							<Named row={other} />
						</div>
						<div className="flex flex-wrap gap-2">
							<Button aria-haspopup="dialog" onClick={() => onMerge([one, other])}>
								{t("mergeThese")}
							</Button>
							<Button
								variant="quiet"
								busy={apart.isPending && apart.variables.pair.includes(one.id)}
								onClick={() => apart.mutate({ eventId, pair: [one.id, other.id] })}
							>
								{t("notTheSame")}
							</Button>
						</div>
					</li>
				))}
			</ul>
			<Failed error={apart.error} />
		</section>
	);
}

function Named({ row }: { row: RollRow }) {
	const nameOf = useRollName();
	return (
		<p className="truncate">
			<bdi className="font-medium">{nameOf(row)}</bdi>
			{row.name ? <bdi className="ms-1.5 text-muted">{row.email}</bdi> : null}
		</p>
	);
}

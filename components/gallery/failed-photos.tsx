"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, Trash2 } from "lucide-react";
import { useTranslations } from "#translations";
import { useMoment } from "../format/use-moment";
import { useDevelopFailureText } from "../language/use-develop-failure-text";
import { photoPath } from "../photo/photo-path";
import { useRemovals, useRemoved } from "../removal/removals-provider";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { PageLink } from "../ui/page-link";

/** The reader's own photos that could not be developed, with what helps. No album has them. Nothing if there are none. */
export function FailedPhotos({ event }: { event: Pick<EventView, "id" | "slug" | "timezone"> }) {
	const api = useTRPC();
	const t = useTranslations("gallery");
	const failureText = useDevelopFailureText();
	const moment = useMoment();
	const removals = useRemovals();
	const removed = useRemoved();
	const { data } = useQuery(api.photos.failed.queryOptions({ eventId: event.id }, { staleTime: 60_000 }));
	const failed = data?.filter(({ id }) => !removed.has(id)) ?? [];
	if (failed.length === 0) return null;
	return (
		<section aria-labelledby="failed" className="mb-8 rounded-card border border-line p-4">
			<h2 id="failed" className="font-semibold">
				{t("failedTitle", { count: failed.length })}
			</h2>
			<p className="mt-1 text-sm leading-relaxed text-muted">{t("failedText")}</p>
			<ul className="mt-3 divide-y divide-line">
				{failed.map((photo) => (
					<li
						key={photo.id}
						data-failed-photo={photo.id}
						className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2"
					>
						<div className="min-w-0 flex-1 basis-48 text-sm">
							<PageLink
								href={photoPath(event.slug, photo.id)}
								className="font-medium wrap-anywhere underline underline-offset-2"
							>
								<bdi>{photo.title || moment(photo.createdAt, event.timezone)}</bdi>
							</PageLink>
							<p className="mt-0.5 flex gap-1.5 text-bad">
								<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
								<span>{failureText(photo)}</span>
							</p>
						</div>
						<Button variant="quietDanger" onClick={() => removals.remove(photo)}>
							<Trash2 aria-hidden className="size-4" /> {t("removeFailed")}
						</Button>
					</li>
				))}
			</ul>
		</section>
	);
}

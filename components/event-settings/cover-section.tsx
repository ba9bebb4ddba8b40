"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import type { EventSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { CoverDialog } from "./cover-dialog";
import { Failed } from "./failed";

/** The photo that stands for the event. */
export function CoverSection({ settings: { id: eventId, cover } }: { settings: EventSettings }) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("settings");
	const [choosing, setChoosing] = useState(false);
	const set = useMutation(api.events.setCover.mutationOptions({ onSuccess: () => router.refresh() }));
	return (
		<Section title={t("cover")} text={t("coverText")}>
			{cover ? (
				// A plain <img>: renditions are made at upload.
				<img
					src={cover.url}
					alt={t("currentCover")}
					className="aspect-2/1 w-full rounded-photo bg-sunken object-cover"
				/>
			) : (
				<p className="text-sm text-muted">{t("coverNone")}</p>
			)}
			<Failed error={set.error} />
			<div className="flex flex-wrap gap-2">
				<Button busy={set.isPending} aria-haspopup="dialog" onClick={() => setChoosing(true)}>
					{t("coverChoose")}
				</Button>
				{cover ? (
					<Button
						variant="quiet"
						disabled={set.isPending}
						onClick={() => set.mutate({ eventId, photoId: null })}
					>
						{t("coverRemove")}
					</Button>
				) : null}
			</div>
			{choosing ? (
				<CoverDialog
					eventId={eventId}
					chosen={cover?.photoId ?? null}
					onClose={() => setChoosing(false)}
					onChoose={(photoId) => {
						setChoosing(false);
						set.mutate({ eventId, photoId });
					}}
				/>
			) : null}
		</Section>
	);
}

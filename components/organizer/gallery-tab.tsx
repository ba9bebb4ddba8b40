"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";

/**
 * The name of the organizers' gallery, with how many photos wait there. Pages that follow the event's changes keep the number up to
 * date; the others have the number from when they were made.
 */
export function GalleryTab({ slug, waiting }: { slug: string; waiting: number }) {
	const api = useTRPC();
	const queryClient = useQueryClient();
	const t = useTranslations("site");
	// Not a query of its own: that would exist before the page hands over what it has read, and be asked for instead.
	const now = useSyncExternalStore(
		useCallback((onChange) => queryClient.getQueryCache().subscribe(onChange), [queryClient]),
		() => queryClient.getQueryData(api.events.bySlug.queryKey({ slug }))?.waiting ?? waiting,
		() => waiting,
	);
	return t("galleryTab", { waiting: now });
}

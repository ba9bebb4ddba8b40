"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import type { EventSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { Failed } from "./failed";

/** Archives the event, or brings it back. Neither asks first, because the other one takes it back. */
export function ArchiveSection({ settings: { id: eventId, archived } }: { settings: EventSettings }) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("settings");
	const archive = useMutation(api.events.archive.mutationOptions({ onSuccess: () => router.refresh() }));
	return (
		<Section title={t("archive")} text={t(archived ? "archivedText" : "archiveText")}>
			<Failed error={archive.error} />
			<div>
				<Button busy={archive.isPending} onClick={() => archive.mutate({ eventId, archived: !archived })}>
					{t(archived ? "unarchiveEvent" : "archiveEvent")}
				</Button>
			</div>
		</Section>
	);
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "#translations";
import { useTRPC } from "../trpc/client";
import type { EventSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { ConfirmDialog } from "./confirm-dialog";

/** Deletes an event that has no photos. */
export function DeleteSection({ settings: { id: eventId, draft } }: { settings: EventSettings }) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("settings");
	const [asking, setAsking] = useState(false);
	const remove = useMutation(
		api.events.remove.mutationOptions({ onSuccess: () => router.replace("/events") }),
	);
	return (
		<Section title={t("delete")} text={t("deleteText")}>
			<div>
				<Button aria-haspopup="dialog" onClick={() => setAsking(true)}>
					{t("deleteEvent")}
				</Button>
			</div>
			{asking ? (
				<ConfirmDialog
					title={t("deleteTitle", { name: draft.name })}
					text={t("deleteWarning")}
					action={t("deleteEvent")}
					busy={remove.isPending || remove.isSuccess}
					error={remove.error}
					onConfirm={() => remove.mutate({ eventId })}
					onClose={() => {
						setAsking(false);
						remove.reset();
					}}
				/>
			) : null}
		</Section>
	);
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "#translations";
import { sectionsPerEvent } from "@/rules/sections";
import { useTRPC } from "../trpc/client";
import type { EventSection, EventSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { ConfirmDialog } from "./confirm-dialog";
import { EventSectionForm } from "./event-section-form";
import { EventSectionRow } from "./event-section-row";
import { Failed } from "./failed";

interface EventSectionsProps {
	settings: EventSettings;
	sections: readonly EventSection[];
}

/** The sections of the event: adding, changing, ordering and deleting them. Each press takes effect at once. */
export function EventSections({ settings: { id: eventId, draft }, sections }: EventSectionsProps) {
	const api = useTRPC();
	const router = useRouter();
	const t = useTranslations("sections");
	/** The id of the section whose form is open, or "new". */
	const [open, setOpen] = useState<string | null>(null);
	const [removing, setRemoving] = useState<string | null>(null);
	/** What the last press did. */
	const [done, setDone] = useState<string | null>(null);
	const refresh = () => router.refresh();
	const onSaved = ({ moved }: { moved: number }) => {
		setOpen(null);
		setDone(t("saved", { count: moved }));
		refresh();
	};
	const move = useMutation(
		api.sections.move.mutationOptions({
			onSuccess: () => setDone(t("saved", { count: 0 })),
			onSettled: refresh,
		}),
	);
	const remove = useMutation(
		api.sections.remove.mutationOptions({
			onSuccess: ({ photos }) => {
				setRemoving(null);
				setDone(t("deleted", { count: photos }));
			},
			onSettled: refresh,
		}),
	);
	const doomed = sections.find(({ id }) => id === removing);
	const edit = (id: string | null) => {
		setDone(null);
		setOpen(id);
	};
	return (
		<Section title={t("title")} text={t("text")}>
			{sections.length > 0 ? (
				<ul className="flex flex-col divide-y divide-line" aria-label={t("title")}>
					{sections.map((section, index) => (
						<li key={section.id} className="py-2">
							{open === section.id ? (
								<EventSectionForm
									{...{ eventId, section, onSaved }}
									onClose={() => edit(null)}
									onGone={refresh}
								/>
							) : (
								<EventSectionRow
									section={section}
									timezone={draft.timezone}
									before={sections[index - 1]?.id ?? null}
									after={index < sections.length - 1 ? (sections[index + 2]?.id ?? "end") : null}
									busy={move.isPending}
									onMove={(to) =>
										move.mutate({ eventId, sectionId: section.id, before: to === "end" ? null : to })
									}
									onEdit={() => edit(section.id)}
									onRemove={() => {
										setDone(null);
										remove.reset();
										setRemoving(section.id);
									}}
								/>
							)}
						</li>
					))}
				</ul>
			) : null}
			<Failed error={move.error} />
			{open === "new" ? (
				<EventSectionForm {...{ eventId, onSaved }} onClose={() => edit(null)} onGone={refresh} />
			) : sections.length >= sectionsPerEvent ? (
				<p className="text-sm text-muted">{t("full", { limit: sectionsPerEvent })}</p>
			) : (
				<div>
					<Button onClick={() => edit("new")}>{t("add")}</Button>
				</div>
			)}
			<p role="status" className="text-sm text-good empty:hidden">
				{done}
			</p>
			{doomed ? (
				<ConfirmDialog
					title={t("deleteTitle", { name: doomed.draft.name })}
					text={t("deleteText", { count: doomed.photos })}
					action={t("delete")}
					busy={remove.isPending}
					error={remove.error}
					onConfirm={() => remove.mutate({ eventId, sectionId: doomed.id, version: doomed.version })}
					onClose={() => setRemoving(null)}
				/>
			) : null}
		</Section>
	);
}

"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "#translations";
import type { VenueSettings } from "../trpc/types";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { TextField } from "../ui/field";
import { Failed } from "./failed";
import { useSaveVenue } from "./use-save-venue";

/** The times of the door: those that follow from the event, or times of its own. */
export function DoorTimes({ eventId, settings }: { eventId: string; settings: VenueSettings }) {
	const t = useTranslations("venue");
	const save = useSaveVenue(eventId);
	const id = useId();
	const hasOwn = settings.doorOpensAt !== null || settings.doorClosesAt !== null;
	const [own, setOwn] = useState(hasOwn);
	const [times, setTimes] = useState({
		doorOpensAt: settings.doorOpensAt ?? settings.opensAt,
		doorClosesAt: settings.doorClosesAt ?? settings.closesAt,
	});
	const { way } = settings;
	const followEvent = () => {
		setOwn(false);
		if (hasOwn) save.mutate({ eventId, way, doorOpensAt: null, doorClosesAt: null });
	};
	const onSubmit = (submit: FormEvent) => {
		submit.preventDefault();
		save.mutate({
			eventId,
			way,
			doorOpensAt: times.doorOpensAt || null,
			doorClosesAt: times.doorClosesAt || null,
		});
	};
	const field = (name: "doorOpensAt" | "doorClosesAt") => ({
		type: "datetime-local",
		value: times[name],
		onChange: (change: { target: { value: string } }) =>
			setTimes((before) => ({ ...before, [name]: change.target.value })),
	});
	const shown = (text: string) => text.replace("T", " ");
	return (
		<form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
			<div className="flex flex-col gap-1">
				<CheckField
					type="radio"
					name={id}
					label={t("byEvent")}
					hint={
						hasOwn
							? undefined
							: t("byEventHint", { opens: shown(settings.opensAt), closes: shown(settings.closesAt) })
					}
					checked={!own}
					onChange={followEvent}
				/>
				<CheckField type="radio" name={id} label={t("byHand")} checked={own} onChange={() => setOwn(true)} />
			</div>
			{own ? (
				<>
					<div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
						<TextField label={t("opensAt")} {...field("doorOpensAt")} />
						<TextField label={t("closesAt")} {...field("doorClosesAt")} />
					</div>
					<Failed error={save.error} />
					<div className="flex flex-wrap items-center gap-3">
						<Button type="submit" busy={save.isPending}>
							{t("saveTimes")}
						</Button>
						<p role="status" className="text-sm text-good">
							{save.isSuccess ? t("saved") : null}
						</p>
					</div>
				</>
			) : null}
		</form>
	);
}

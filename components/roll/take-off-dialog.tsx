"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "#translations";
import { type PhotosOfRemoved, photosOfRemoved } from "@/rules/roll";
import { Failed } from "../event-settings/failed";
import { useTRPC } from "../trpc/client";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Dialog } from "../ui/dialog";

interface TakeOffDialogProps {
	eventId: string;
	personIds: readonly string[];
	/** Of the person, if it is one. */
	name: string;
	onDone: (done: { people: number; photos: number; how: PhotosOfRemoved }) => void;
	onClose: () => void;
}

/** Asks what becomes of the photos of people who are taken off the roll. */
export function TakeOffDialog({ eventId, personIds, name, onDone, onClose }: TakeOffDialogProps) {
	const api = useTRPC();
	const t = useTranslations("roll");
	const id = useId();
	const [photos, setPhotos] = useState<PhotosOfRemoved>("KEEP");
	const remove = useMutation(
		api.roll.remove.mutationOptions({ onSuccess: (done) => onDone({ ...done, how: photos }) }),
	);
	const submit = (form: FormEvent) => {
		form.preventDefault();
		remove.mutate({ eventId, personIds: [...personIds], photos });
	};
	const count = personIds.length;
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form onSubmit={submit} className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold wrap-anywhere">
					{t("removeTitle", { count, name })}
				</h2>
				<fieldset>
					<legend className="mb-2 text-sm leading-relaxed text-muted">{t("removeLead", { count })}</legend>
					{photosOfRemoved.map((choice) => (
						<CheckField
							key={choice}
							type="radio"
							name="photos"
							label={t(`then${choice}`)}
							hint={choice === "HIDE" ? t("hiddenHint") : undefined}
							checked={photos === choice}
							onChange={() => setPhotos(choice)}
						/>
					))}
				</fieldset>
				<Failed error={remove.error} />
				<div className="flex flex-wrap gap-2">
					<Button type="submit" variant="danger" busy={remove.isPending}>
						{t("remove")}
					</Button>
					<Button variant="quiet" disabled={remove.isPending} onClick={onClose}>
						{t("cancel")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "#translations";
import { type HideReason, hideNoteMaxLength, hideReasons } from "@/rules/hide-reasons";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";

/** The input of photos.hide without the photo. */
type Why = { reason: Exclude<HideReason, "OTHER"> } | { reason: "OTHER"; note: string };

interface HideDialogProps {
	/** Whether everybody may download originals, whose addresses outlive the hiding. */
	sharesOriginals?: boolean;
	onHide: (why: Why) => void;
	onClose: () => void;
}

/** Asks the organizer why. The photo is hidden only with a reason, because its uploader will want to know. */
export function HideDialog({ sharesOriginals, onHide, onClose }: HideDialogProps) {
	const t = useTranslations("hiding");
	const [reason, setReason] = useState<HideReason | null>(null);
	const [note, setNote] = useState("");
	const words = note.trim();
	const why: Why | null =
		reason === null ? null : reason !== "OTHER" ? { reason } : words ? { reason, note: words } : null;
	const submit = (form: FormEvent) => {
		form.preventDefault();
		if (why) onHide(why);
	};
	return (
		<Dialog
			data-focus="place"
			aria-labelledby="hide-title"
			onClose={onClose}
			className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form onSubmit={submit}>
				<h2 id="hide-title" className="text-lg font-semibold">
					{t("why")}
				</h2>
				<p className="mt-1 text-sm leading-relaxed text-muted">{t("whoReads")}</p>
				{sharesOriginals ? (
					<p className="mt-1 text-sm leading-relaxed text-muted">{t("sharedOriginal")}</p>
				) : null}
				<fieldset className="mt-3">
					<legend className="sr-only">{t("reason")}</legend>
					{hideReasons.map((one) => (
						<label
							key={one}
							className="-mx-2 flex min-h-11 items-center gap-3 rounded-control px-2 text-sm has-[:hover]:bg-sunken"
						>
							<input
								type="radio"
								name="reason"
								value={one}
								checked={reason === one}
								onChange={() => setReason(one)}
								className="size-4.5 shrink-0 accent-film"
							/>
							{t(`reason_${one}`)}
						</label>
					))}
				</fieldset>
				{reason === "OTHER" ? (
					<div className="mt-1">
						<TextField
							label={t("ownWords")}
							dir="auto"
							value={note}
							maxLength={hideNoteMaxLength}
							onChange={(change) => setNote(change.target.value)}
						/>
					</div>
				) : null}
				<div className="mt-4 flex flex-wrap gap-2">
					<Button type="submit" variant="primary" disabled={!why}>
						{t("hidePhoto")}
					</Button>
					<Button variant="quiet" onClick={onClose}>
						{t("cancel")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

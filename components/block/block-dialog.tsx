"use client";

import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { type PhotosOfRemoved, photosOfRemoved } from "@/rules/roll";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Dialog } from "../ui/dialog";
import type { Blockable } from "./block-button";

interface BlockDialogProps {
	eventId: string;
	person: Blockable;
	onChanged: () => void;
	onClose: () => void;
}

/**
 * Asks what becomes of what somebody added before their uploads are blocked, or whether to let them add photos again. Then it says
 * what it did, and takes it back.
 */
export function BlockDialog({ eventId, person, onChanged, onClose }: BlockDialogProps) {
	const api = useTRPC();
	const t = useTranslations("blocking");
	const failureText = useFailureText();
	const id = useId();
	const [blocked, setBlocked] = useState(person.isBlocked);
	const [photos, setPhotos] = useState<PhotosOfRemoved>("KEEP");
	const [said, setSaid] = useState<string | null>(null);
	const named = { eventId, personId: person.id };
	const block = useMutation(
		api.roll.block.mutationOptions({
			onSuccess: ({ photos: count }, { photos: how }) => {
				setBlocked(true);
				setSaid(t(`done${how}`, { name: person.name, count }));
				onChanged();
			},
		}),
	);
	const unblock = useMutation(
		api.roll.unblock.mutationOptions({
			onSuccess: ({ photos: count }) => {
				setBlocked(false);
				setSaid(t("undone", { name: person.name, count }));
				onChanged();
			},
		}),
	);
	const busy = block.isPending || unblock.isPending;
	const error = block.error ?? unblock.error;
	const submit = (form: FormEvent) => {
		form.preventDefault();
		// A form in a dialog above another form must not submit that one too.
		form.stopPropagation();
		if (blocked) unblock.mutate(named);
		else block.mutate({ ...named, photos });
	};
	// The button that was pressed is gone, so the focus goes to what came of it.
	const result = useRef<HTMLParagraphElement>(null);
	useEffect(() => {
		if (said) result.current?.focus();
	}, [said]);
	return (
		<Dialog
			data-focus="block"
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form onSubmit={submit} className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold wrap-anywhere">
					{t(blocked ? "unblockTitle" : "blockTitle", { name: person.name })}
				</h2>
				{said ? (
					<p ref={result} tabIndex={-1} role="status" className="rounded-control text-sm wrap-anywhere">
						{said}
					</p>
				) : blocked ? (
					<p className="text-sm leading-relaxed text-muted">{t("unblockLead")}</p>
				) : (
					<fieldset>
						<legend className="mb-2 text-sm leading-relaxed text-muted">{t("blockLead")}</legend>
						{photosOfRemoved.map((choice) => (
							<CheckField
								key={choice}
								type="radio"
								name="photos"
								label={t(`then${choice}`)}
								hint={choice === "HIDE" ? t("hideHint") : choice === "REMOVE" ? t("removeHint") : undefined}
								checked={photos === choice}
								onChange={() => setPhotos(choice)}
							/>
						))}
					</fieldset>
				)}
				{error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null}
				<div className="flex flex-wrap gap-2">
					{said === null ? (
						<Button type="submit" variant={blocked ? "primary" : "danger"} busy={busy}>
							{t(blocked ? "unblock" : "block")}
						</Button>
					) : blocked ? (
						<Button type="submit" busy={busy}>
							<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
						</Button>
					) : null}
					<Button variant="quiet" disabled={busy} onClick={onClose}>
						{t(said === null ? "cancel" : "close")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

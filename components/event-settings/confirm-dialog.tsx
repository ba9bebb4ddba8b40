"use client";

import { useId } from "react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failed } from "./failed";

interface ConfirmDialogProps {
	title: string;
	text: string;
	/** The label of the button that does it. */
	action: string;
	busy: boolean;
	error: unknown;
	onConfirm: () => void;
	onClose: () => void;
}

/** Asks before something that cannot be taken back by the same person. It stays open if that fails, and says why. */
export function ConfirmDialog({ title, text, action, busy, error, onConfirm, onClose }: ConfirmDialogProps) {
	const t = useTranslations("settings");
	const id = useId();
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<h2 id={id} className="text-lg font-semibold wrap-anywhere">
				{title}
			</h2>
			<p className="mt-1 mb-4 text-sm leading-relaxed text-muted">{text}</p>
			<Failed error={error} />
			<div className="mt-4 flex flex-wrap gap-2">
				<Button variant="danger" busy={busy} onClick={onConfirm}>
					{action}
				</Button>
				<Button variant="quiet" disabled={busy} onClick={onClose}>
					{t("cancel")}
				</Button>
			</div>
		</Dialog>
	);
}

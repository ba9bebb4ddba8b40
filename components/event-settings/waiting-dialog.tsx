"use client";

import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

interface WaitingDialogProps {
	/** Photos that wait for approval. */
	count: number;
	onAnswer: (waiting: "show" | "keep") => void;
	onClose: () => void;
}

/** Asks what becomes of the photos that wait, when an event no longer approves photos first. */
export function WaitingDialog({ count, onAnswer, onClose }: WaitingDialogProps) {
	const t = useTranslations("settings");
	return (
		<Dialog
			aria-labelledby="waiting-title"
			onClose={onClose}
			className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<h2 id="waiting-title" className="text-lg font-semibold">
				{t("waitingTitle", { count })}
			</h2>
			<p className="mt-1 text-sm leading-relaxed text-muted">{t("waitingText", { count })}</p>
			<div className="mt-4 flex flex-col gap-2">
				<Button variant="primary" onClick={() => onAnswer("show")}>
					{t("showWaiting", { count })}
				</Button>
				<Button onClick={() => onAnswer("keep")}>{t("keepWaiting", { count })}</Button>
				<Button variant="quiet" onClick={onClose}>
					{t("cancel")}
				</Button>
			</div>
		</Dialog>
	);
}

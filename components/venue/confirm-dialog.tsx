import { useId } from "react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Failed } from "./failed";

interface ConfirmDialogProps {
	/** The beginning of its messages. */
	of: "renew" | "off";
	busy: boolean;
	error: unknown;
	onConfirm: () => void;
	onClose: () => void;
}

/** Asks before the printed code ends. It stays open if that fails, and says why. */
export function ConfirmDialog({ of, busy, error, onConfirm, onClose }: ConfirmDialogProps) {
	const t = useTranslations("venue");
	const id = useId();
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<h2 id={id} className="text-lg font-semibold">
				{t(`${of}Title`)}
			</h2>
			<p className="mt-1 mb-4 text-sm leading-relaxed text-pretty text-muted">{t(`${of}Text`)}</p>
			<Failed error={error} />
			<div className="mt-4 flex flex-wrap gap-2">
				<Button variant="danger" busy={busy} onClick={onConfirm}>
					{t(`${of}Now`)}
				</Button>
				<Button variant="quiet" disabled={busy} onClick={onClose}>
					{t("cancel")}
				</Button>
			</div>
		</Dialog>
	);
}

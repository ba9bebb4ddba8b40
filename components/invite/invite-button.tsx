"use client";

import { Send } from "lucide-react";
import { lazy, useState, useTransition } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";

/** The dialog has a code for the QR code, which nobody needs before they press. */
const InviteDialog = lazy(() =>
	importPatiently(async () => ({ default: (await import("./invite-dialog")).InviteDialog })),
);

interface InviteButtonProps {
	eventId: string;
	/** Without them, everybody on the roll. */
	personIds?: readonly string[];
	/** Of the person, if it is one. */
	name?: string;
	variant?: "primary" | "secondary";
}

/** Opens what an organizer needs to tell people of the event. */
export function InviteButton({ variant = "secondary", ...meant }: InviteButtonProps) {
	const t = useTranslations("invite");
	const [isOpen, setOpen] = useState(false);
	// The button is busy until the dialog's script is there.
	const [loading, startLoading] = useTransition();
	return (
		<>
			<Button
				variant={variant}
				busy={loading}
				aria-haspopup="dialog"
				onClick={() => startLoading(() => setOpen(true))}
			>
				<Send aria-hidden className="size-4 rtl:-scale-x-100" /> {t("invite")}
			</Button>
			{/* Outside of whatever form has the button, which Enter in a field of the dialog would submit. */}
			{isOpen
				? createPortal(<InviteDialog {...meant} onClose={() => setOpen(false)} />, document.body)
				: null}
		</>
	);
}

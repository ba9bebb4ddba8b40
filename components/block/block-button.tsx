"use client";

import { Ban } from "lucide-react";
import { lazy, useState, useTransition } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";

const BlockDialog = lazy(() =>
	importPatiently(async () => ({ default: (await import("./block-dialog")).BlockDialog })),
);

/** Somebody on the roll whose uploads an organizer can block. */
export interface Blockable {
	/** Of their row. */
	id: string;
	name: string;
	isBlocked: boolean;
}

interface BlockButtonProps {
	eventId: string;
	person: Blockable;
	onChanged: () => void;
	/** Only an icon on a phone, as the other buttons of a photo. */
	small?: boolean;
}

/** Blocks what somebody adds to the event, or lets them add photos again. */
export function BlockButton({ small = false, ...rest }: BlockButtonProps) {
	const t = useTranslations("blocking");
	const [isOpen, setOpen] = useState(false);
	// The button is busy until the dialog's script is there.
	const [loading, startLoading] = useTransition();
	const { name, isBlocked } = rest.person;
	return (
		<>
			<Button
				variant={small ? "quiet" : "quietDanger"}
				busy={loading}
				data-focus="block action"
				aria-haspopup="dialog"
				onClick={() => startLoading(() => setOpen(true))}
			>
				<Ban aria-hidden className="size-4" />{" "}
				<span className={small ? "max-sm:sr-only" : undefined}>
					{t(isBlocked ? "unblockUploads" : "blockUploads", { name })}
				</span>
			</Button>
			{/* Outside of whatever form has the button. */}
			{isOpen ? createPortal(<BlockDialog {...rest} onClose={() => setOpen(false)} />, document.body) : null}
		</>
	);
}

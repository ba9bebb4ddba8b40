"use client";

import { Flag } from "lucide-react";
import { lazy, useState, useTransition } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "#translations";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";

/** Few people ever report a photo. */
const ReportDialog = lazy(() =>
	importPatiently(async () => ({ default: (await import("./report-dialog")).ReportDialog })),
);

/** Lets somebody tell the organizers that a photo should not be in the album. */
export function ReportButton({ photo }: { photo: PhotoView }) {
	const t = useTranslations("reporting");
	const [isOpen, setOpen] = useState(false);
	const [loading, startLoading] = useTransition();
	return (
		<>
			<Button
				variant="quiet"
				busy={loading}
				data-focus="report action"
				aria-haspopup="dialog"
				onClick={() => startLoading(() => setOpen(true))}
			>
				<Flag aria-hidden className="size-4" /> <span className="max-sm:sr-only">{t("report")}</span>
			</Button>
			{isOpen
				? createPortal(<ReportDialog photoId={photo.id} onClose={() => setOpen(false)} />, document.body)
				: null}
		</>
	);
}

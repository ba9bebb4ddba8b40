"use client";

import { Download } from "lucide-react";
import { lazy, useState, useTransition } from "react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";

/** The dialog has the makers of files, which nobody needs before they press. */
const ExportDialog = lazy(() =>
	importPatiently(async () => ({ default: (await import("./export-dialog")).ExportDialog })),
);

/** Opens what an organizer needs to take the roll elsewhere. */
export function ExportButton({ event }: { event: { id: string; slug: string } }) {
	const t = useTranslations("exporting");
	const [isOpen, setOpen] = useState(false);
	const [loading, startLoading] = useTransition();
	return (
		<>
			<Button busy={loading} aria-haspopup="dialog" onClick={() => startLoading(() => setOpen(true))}>
				<Download aria-hidden className="size-4" /> {t("export")}
			</Button>
			{isOpen ? <ExportDialog event={event} onClose={() => setOpen(false)} /> : null}
		</>
	);
}

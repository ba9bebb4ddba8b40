"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "#translations";
import { ConfirmDialog } from "./confirm-dialog";

/**
 * Asks before a link or a reload discards what was not saved. Nothing can hold up the browser's Back button, so what was typed
 * is kept for when the person returns (./unsaved-settings.ts).
 */
export function LeaveGuard({ isUnsaved, onDiscard }: { isUnsaved: boolean; onDiscard: () => void }) {
	const t = useTranslations("settings");
	const router = useRouter();
	/** Where the person wants to go. */
	const [target, setTarget] = useState<string | null>(null);
	useEffect(() => {
		if (!isUnsaved) return;
		const onUnload = (leaving: BeforeUnloadEvent) => leaving.preventDefault();
		const onClick = (click: MouseEvent) => {
			const link = click.target instanceof Element ? click.target.closest("a[href]") : null;
			if (!(link instanceof HTMLAnchorElement) || !leavesThisPage(click, link)) return;
			// In the capture phase at the document: before the link's own listener.
			click.preventDefault();
			click.stopPropagation();
			setTarget(link.href);
		};
		window.addEventListener("beforeunload", onUnload);
		document.addEventListener("click", onClick, { capture: true });
		return () => {
			window.removeEventListener("beforeunload", onUnload);
			document.removeEventListener("click", onClick, { capture: true });
		};
	}, [isUnsaved]);
	if (target === null) return null;
	return (
		<ConfirmDialog
			title={t("unsavedTitle")}
			text={t("unsavedText")}
			action={t("discardAndLeave")}
			busy={false}
			error={null}
			onConfirm={() => {
				setTarget(null);
				onDiscard();
				router.push(target);
			}}
			onClose={() => setTarget(null)}
		/>
	);
}

/** A link in another tab, a download, or another place on this page leaves the form as it is. */
function leavesThisPage(click: MouseEvent, link: HTMLAnchorElement): boolean {
	const isPlain = click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
	if (!isPlain || link.target === "_blank" || link.hasAttribute("download")) return false;
	// Another site unloads the page, and then the browser asks.
	return link.origin === location.origin && link.pathname !== location.pathname;
}

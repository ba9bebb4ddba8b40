"use client";

import { Share2 } from "lucide-react";
import { lazy, useState, useTransition } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "#translations";
import { Button, type Look } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";
import { hasShareSheet, linksAsData, openShareSheet } from "./share-sheet";

const ShareDialog = lazy(() =>
	importPatiently(async () => ({ default: (await import("./share-dialog")).ShareDialog })),
);

interface ShareButtonProps extends Pick<Look, "variant"> {
	/** What the links lead to. */
	title: string;
	/** Paths on this site. */
	paths: readonly string[];
	disabled?: boolean;
	/** Only an icon on a phone, for a row of many buttons. */
	small?: boolean;
}

/** Where a finger is the pointer, the phone's own sheet opens at once, which can copy as well. */
const isPhone = () => matchMedia("(pointer: coarse)").matches;

/** Passes on the link to an event, a photo or several. The dialog is loaded when it is needed. */
export function ShareButton({ title, paths, variant, disabled, small }: ShareButtonProps) {
	const t = useTranslations("share");
	const [links, setLinks] = useState<readonly string[] | null>(null);
	const [loading, startLoading] = useTransition();
	async function share() {
		const absolute = paths.map((path) => new URL(path, location.origin).href);
		const isShared = isPhone() && hasShareSheet() && (await openShareSheet(linksAsData(title, absolute)));
		if (!isShared) startLoading(() => setLinks(absolute));
	}
	return (
		<>
			<Button variant={variant} busy={loading} disabled={disabled} onClick={() => void share()}>
				<Share2 aria-hidden className="size-4" />{" "}
				<span className={small ? "max-sm:sr-only" : undefined}>{t("share")}</span>
			</Button>
			{links
				? createPortal(
						<ShareDialog
							title={title}
							links={links}
							name={t("title", { count: links.length })}
							onClose={() => setLinks(null)}
						/>,
						document.body,
					)
				: null}
		</>
	);
}

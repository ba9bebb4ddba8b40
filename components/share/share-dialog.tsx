"use client";

import clsx from "clsx";
import { Copy, Share2 } from "lucide-react";
import { useId, useRef } from "react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextArea, TextField } from "../ui/field";
import { useCopy } from "../ui/use-copy";
import { hasShareSheet, linksAsData, openShareSheet } from "./share-sheet";

interface ShareDialogProps {
	title: string;
	/** Absolute. */
	links: readonly string[];
	/** The dialog's own heading. */
	name: string;
	onClose: () => void;
}

/** The links to copy or to share, and who can open them. */
export function ShareDialog({ title, links, name, onClose }: ShareDialogProps) {
	const t = useTranslations("share");
	const id = useId();
	const one = useRef<HTMLInputElement>(null);
	const several = useRef<HTMLTextAreaElement>(null);
	const { copy, endOf } = useCopy<"links">();
	const end = endOf("links");
	const field = {
		label: t("links", { count: links.length }),
		hint: t("whoCanOpen"),
		dir: "ltr",
		readOnly: true,
	};
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<div className="flex flex-col gap-4">
				<div>
					<h2 id={id} className="text-lg font-semibold">
						{name}
					</h2>
					{links.length === 1 ? (
						<p className="mt-1 text-sm wrap-anywhere text-muted">
							<bdi>{title}</bdi>
						</p>
					) : null}
				</div>
				{links.length === 1 ? (
					<TextField {...field} ref={one} value={links[0]} onFocus={(focus) => focus.target.select()} />
				) : (
					<TextArea
						{...field}
						ref={several}
						rows={Math.min(links.length, 6)}
						value={links.join("\n")}
						onFocus={(focus) => focus.target.select()}
					/>
				)}
				<div className="flex flex-wrap items-center gap-2">
					<Button variant="primary" onClick={() => void copy("links", links.length === 1 ? one : several)}>
						<Copy aria-hidden className="size-4" /> {t("copy", { count: links.length })}
					</Button>
					{hasShareSheet() ? (
						<Button onClick={() => void openShareSheet(linksAsData(title, links))}>
							<Share2 aria-hidden className="size-4" /> {t("more")}
						</Button>
					) : null}
					<Button variant="quiet" onClick={onClose}>
						{t("close")}
					</Button>
				</div>
				<p role="status" className={clsx("text-sm empty:hidden", end?.failed ? "text-bad" : "text-good")}>
					{end ? t(end.failed ? "copyFailed" : "copied") : null}
				</p>
			</div>
		</Dialog>
	);
}

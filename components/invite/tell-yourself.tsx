"use client";

import { Check, Copy, Share2 } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "#translations";
import { languages } from "@/messages/locales";
import { hasShareSheet, openShareSheet } from "../share/share-sheet";
import type { InvitationsLook } from "../trpc/types";
import { Button } from "../ui/button";
import { TextArea, TextField } from "../ui/field";
import { useCopy } from "../ui/use-copy";
import { PressEnd } from "./press-end";
import { QrSection } from "./qr-section";
import { type Meant, usePress } from "./use-press";

interface TellYourselfProps {
	meant: Meant;
	look: InvitationsLook;
	refresh: () => Promise<unknown>;
}

/** A message, a link and a QR code to pass on by whatever means, and a mark for those who were told so. */
export function TellYourself({ meant, look, refresh }: TellYourselfProps) {
	const t = useTranslations("invite");
	const press = usePress(meant, refresh);
	const { url, message, markable } = look;
	const [text, setText] = useState(message.text);
	const messageField = useRef<HTMLTextAreaElement>(null);
	const linkField = useRef<HTMLInputElement>(null);
	const { copy, endOf } = useCopy<"message" | "link">();
	const said = (what: "message" | "link") => {
		const end = endOf(what);
		return end ? t(end.failed ? "copyFailed" : "copied") : null;
	};
	return (
		<section className="flex flex-col gap-3 border-t border-line pt-4">
			<h3 className="font-semibold">{t("yourself")}</h3>
			<TextArea
				ref={messageField}
				label={t("message")}
				hint={t("messageHint")}
				lang={message.locale}
				dir={languages[message.locale].direction}
				rows={6}
				className="max-h-72"
				value={text}
				onChange={(change) => setText(change.target.value)}
			/>
			<div className="flex flex-wrap items-center gap-2">
				<Button onClick={() => void copy("message", messageField)}>
					<Copy aria-hidden className="size-4" /> {t("copyMessage")}
				</Button>
				{hasShareSheet() ? (
					<Button onClick={() => void openShareSheet({ title: message.title, text })}>
						<Share2 aria-hidden className="size-4" /> {t("share")}
					</Button>
				) : null}
				<p role="status" className="text-sm text-good empty:hidden">
					{said("message")}
				</p>
			</div>
			<TextField
				ref={linkField}
				label={t("link")}
				hint={t("linkHint")}
				dir="ltr"
				readOnly
				value={url}
				onFocus={(focus) => focus.target.select()}
			/>
			<div className="flex flex-wrap items-center gap-2">
				<Button onClick={() => void copy("link", linkField)}>
					<Copy aria-hidden className="size-4" /> {t("copyLink")}
				</Button>
				<p role="status" className="text-sm text-good empty:hidden">
					{said("link")}
				</p>
			</div>
			<QrSection url={url} />
			{markable > 0 ? (
				<div className="border-t border-line pt-4">
					<Button busy={press.busy} onClick={() => press.mark()}>
						<Check aria-hidden className="size-4" /> {t("markTold", { count: markable })}
					</Button>
					<p className="mt-1 text-caption text-muted">{t("markHint", { count: markable })}</p>
				</div>
			) : null}
			<PressEnd press={press} said="marked" />
		</section>
	);
}

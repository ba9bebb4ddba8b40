"use client";

import { Check, Copy, Share2 } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { languages } from "@/messages/locales";
import type { InvitationsLook } from "../trpc/types";
import { Button } from "../ui/button";
import { TextArea, TextField } from "../ui/field";
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
	const [copied, setCopied] = useState<{ what: "message" | "link"; failed: boolean } | null>(null);

	async function copy(
		what: "message" | "link",
		field: RefObject<HTMLTextAreaElement | HTMLInputElement | null>,
	) {
		setCopied(null);
		field.current?.select();
		try {
			await navigator.clipboard.writeText(field.current?.value ?? "");
			setCopied({ what, failed: false });
		} catch {
			// Without HTTPS a browser has no clipboard, and people may refuse it.
			setCopied({ what, failed: true });
		}
	}
	const said = (what: "message" | "link") =>
		copied?.what === what ? t(copied.failed ? "copyFailed" : "copied") : null;

	/** A person who closes their phone's sheet has changed their mind. That is no error. */
	const share = () => navigator.share({ title: message.title, text }).catch(() => undefined);
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
				{"share" in navigator ? (
					<Button onClick={() => void share()}>
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

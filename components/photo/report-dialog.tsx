"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { type ReportReason, reportNoteMaxLength, reportReasons } from "@/rules/report-reasons";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";

/** The input of photos.report without the photo. */
type Why = { reason: Exclude<ReportReason, "OTHER"> } | { reason: "OTHER"; note: string };

/** Asks why somebody reports a photo, and thanks them. */
export function ReportDialog({ photoId, onClose }: { photoId: string; onClose: () => void }) {
	const api = useTRPC();
	const t = useTranslations("reporting");
	const failureText = useFailureText();
	const id = useId();
	const [reason, setReason] = useState<ReportReason | null>(null);
	const [note, setNote] = useState("");
	const words = note.trim();
	const why: Why | null =
		reason === null ? null : reason !== "OTHER" ? { reason } : words ? { reason, note: words } : null;
	const report = useMutation(api.photos.report.mutationOptions());
	const submit = (form: FormEvent) => {
		form.preventDefault();
		if (why) report.mutate({ photoId, ...why });
	};
	// The button that was pressed is gone, so the focus goes to the thanks.
	const thanks = useRef<HTMLParagraphElement>(null);
	useEffect(() => {
		if (report.isSuccess) thanks.current?.focus();
	}, [report.isSuccess]);
	return (
		<Dialog
			data-focus="report"
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<form onSubmit={submit} className="flex flex-col gap-3">
				<h2 id={id} className="text-lg font-semibold">
					{t("title")}
				</h2>
				{report.isSuccess ? (
					<p ref={thanks} tabIndex={-1} role="status" className="rounded-control text-sm">
						{t("thanks")}
					</p>
				) : (
					<>
						<p className="text-sm leading-relaxed text-muted">{t("lead")}</p>
						<fieldset>
							<legend className="sr-only">{t("reason")}</legend>
							{reportReasons.map((one) => (
								<CheckField
									key={one}
									type="radio"
									name="reason"
									label={t(`reason_${one}`)}
									checked={reason === one}
									onChange={() => setReason(one)}
								/>
							))}
						</fieldset>
						{reason === "OTHER" ? (
							<TextField
								label={t("ownWords")}
								dir="auto"
								value={note}
								maxLength={reportNoteMaxLength}
								onChange={(change) => setNote(change.target.value)}
							/>
						) : null}
					</>
				)}
				{report.error ? <Banner tone="bad">{failureText(failureOf(report.error))}</Banner> : null}
				<div className="flex flex-wrap gap-2">
					{report.isSuccess ? null : (
						<Button type="submit" variant="primary" disabled={!why} busy={report.isPending}>
							{t("send")}
						</Button>
					)}
					<Button variant="quiet" onClick={onClose}>
						{t(report.isSuccess ? "close" : "cancel")}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

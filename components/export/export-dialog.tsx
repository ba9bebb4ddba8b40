"use client";

import { useId, useState } from "react";
import { useTranslations } from "#translations";
import { csvOf } from "@/rules/csv";
import { importRowsMax } from "@/rules/imports";
import { useFailureText } from "../language/use-failure-text";
import { useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { ExportedPerson } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { Dialog } from "../ui/dialog";
import { saveFile } from "./save-file";
import { tableOf } from "./table";
import { xlsxOf } from "./xlsx";

const formats = ["csv", "xlsx"] as const;

interface ExportDialogProps {
	event: { id: string; slug: string };
	onClose: () => void;
}

/** Makes a file of the whole roll, on this device. */
export function ExportDialog({ event, onClose }: ExportDialogProps) {
	const client = useTRPCClient();
	const t = useTranslations("exporting");
	const common = useTranslations("common");
	const failureText = useFailureText();
	const id = useId();
	const [format, setFormat] = useState<(typeof formats)[number]>("csv");
	const [busy, setBusy] = useState(false);
	const [saved, setSaved] = useState<{ people: number; whole: boolean } | null>(null);
	const [error, setError] = useState<unknown>(null);

	async function save() {
		setBusy(true);
		setError(null);
		setSaved(null);
		try {
			const people: ExportedPerson[] = [];
			let after: string | null = null;
			do {
				const page: Awaited<ReturnType<typeof client.roll.export.mutate>> = await client.roll.export.mutate({
					...{ eventId: event.id, after },
				});
				people.push(...page.people);
				after = page.next;
			} while (after !== null && people.length < importRowsMax);
			const columns = [
				...[t("name"), t("email"), t("group"), t("plusOnes"), t("note"), t("ticketCode"), t("status")],
				...[t("checkedInAt"), t("guardian"), t("guardianEmail")],
			];
			const statuses = { INVITED: t("INVITED"), REGISTERED: t("REGISTERED"), ATTENDED: t("ATTENDED") };
			const table = tableOf(people.slice(0, importRowsMax), { columns, statuses });
			const file =
				format === "csv" ? new Blob([csvOf(table)], { type: "text/csv;charset=utf-8" }) : await xlsxOf(table);
			saveFile(file, `${event.slug}.${format}`);
			setSaved({ people: table.length - 1, whole: people.length <= importRowsMax && after === null });
		} catch (failure) {
			setError(failure);
		} finally {
			setBusy(false);
		}
	}
	return (
		<Dialog
			aria-labelledby={id}
			onClose={onClose}
			className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-surface p-5"
		>
			<div className="flex flex-col gap-4">
				<h2 id={id} className="text-lg font-semibold">
					{t("title")}
				</h2>
				<p className="text-sm text-muted">{t("lead")}</p>
				<fieldset>
					<legend className="sr-only">{t("format")}</legend>
					{formats.map((one) => (
						<CheckField
							key={one}
							type="radio"
							name="format"
							label={t(one)}
							checked={format === one}
							onChange={() => setFormat(one)}
						/>
					))}
				</fieldset>
				{error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null}
				<p role="status" className="text-sm text-good empty:hidden">
					{saved ? t("saved", { count: saved.people }) : null}
				</p>
				{saved && !saved.whole ? <Banner tone="bad">{t("onlyFirst", { max: importRowsMax })}</Banner> : null}
				<div className="flex flex-wrap gap-2">
					<Button variant="primary" busy={busy} onClick={() => void save()}>
						{t("save")}
					</Button>
					<Button variant="quiet" onClick={onClose}>
						{common("close")}
					</Button>
				</div>
			</div>
		</Dialog>
	);
}

import { useState } from "react";
import { useTranslations } from "#translations";
import { plusOnesMax } from "@/rules/roll";
import { Button } from "../../ui/button";
import { asideReasons, type ListRead, remarkReasons } from "../read/list";
import { FoldedCard } from "./folded-card";

/** How many rows are shown at once. */
const step = 50;

interface Row {
	row: number;
	text: string;
	sameAs?: number;
}

/** Every row that is nobody in the list, and every cell that was not taken as it stands, with the reason. */
export function RowsAside({ list }: { list: ListRead }) {
	const t = useTranslations("readList");
	const aside = asideReasons
		.map((reason) => ({ reason, rows: list.setAside.filter((row) => row.reason === reason) }))
		.filter(({ rows }) => rows.length > 0);
	const remarks = remarkReasons
		.map((reason) => ({ reason, rows: list.remarks.filter((row) => row.reason === reason) }))
		.filter(({ rows }) => rows.length > 0);
	return (
		<>
			{aside.length > 0 || list.blankAtEnd > 0 ? (
				<FoldedCard title={t("asideTitle")} text={t("asideLead")} open>
					{aside.map(({ reason, rows }) => (
						<Rows key={reason} title={t(`aside_${reason}`, { count: rows.length })} rows={rows} />
					))}
					{list.blankAtEnd > 0 ? (
						<p className="content-center text-sm">{t("blankAtEnd", { count: list.blankAtEnd })}</p>
					) : null}
				</FoldedCard>
			) : null}
			{remarks.length > 0 ? (
				<FoldedCard title={t("remarksTitle")} text={t("remarksLead")} open>
					{remarks.map(({ reason, rows }) => (
						<Rows
							key={reason}
							title={t(`remark_${reason}`, { count: rows.length, most: plusOnesMax })}
							rows={rows}
						/>
					))}
				</FoldedCard>
			) : null}
		</>
	);
}

function Rows({ title, rows }: { title: string; rows: readonly Row[] }) {
	const t = useTranslations("readList");
	const [open, setOpen] = useState(false);
	const [shown, setShown] = useState(step);
	return (
		<details className="text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
			<summary className="min-h-11 cursor-pointer content-center font-medium">{title}</summary>
			{open ? (
				<ul className="mt-1 flex flex-col divide-y divide-line">
					{rows.slice(0, shown).map(({ row, text, sameAs }, index) => (
						// One row can have two remarks.
						<li key={index} className="flex flex-wrap gap-x-3 gap-y-0.5 py-2">
							<span className="text-muted tabular-nums">
								{t("row", { row })}
								{sameAs === undefined ? null : <>, {t("sameAs", { row: sameAs })}</>}
							</span>
							<span dir="auto" className="min-w-0 flex-1 basis-56 wrap-anywhere">
								{text}
							</span>
						</li>
					))}
				</ul>
			) : null}
			{open && rows.length > shown ? (
				<Button className="mt-2" onClick={() => setShown(shown + step)}>
					{t("showMore")}
				</Button>
			) : null}
		</details>
	);
}

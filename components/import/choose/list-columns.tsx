import { useState } from "react";
import { useTranslations } from "#translations";
import { Button } from "../../ui/button";
import { SelectField } from "../../ui/select-field";
import { guardianFields, personFields, type Use } from "../columns/fields";
import { headerRowsMax } from "../read/find-header";
import type { ListColumn, ListRead } from "../read/list";
import { FoldedCard } from "./folded-card";
import type { Reading } from "./use-list-reader";

/** How many columns are shown at once: each has a choice of more than twenty. */
const step = 20;
/** A choice of more than these would be hard to read. The others are found by their names. */
const guardiansShown = 2;

/** What is read from each column, to be set by hand. */
export function ListColumns({ list, reading }: { list: ListRead; reading: Reading }) {
	const t = useTranslations("readList");
	const [shown, setShown] = useState(0);
	// A column keeps its place while this list is open, also when it is no longer read.
	const [first, setFirst] = useState(list);
	if (first.shape !== list.shape || first.sheet !== list.sheet) setFirst(list);
	const atFirst = new Set(first.columns.filter(({ use }) => use).map(({ key }) => key));
	const read = list.columns.filter(({ key }) => atFirst.has(key));
	const others = list.columns.filter(({ key }) => !atFirst.has(key));
	const isFound = read.length > 0;
	const visible = isFound ? others.slice(0, shown) : others.slice(0, Math.max(shown, step));
	const hidden = others.length - visible.length;
	return (
		<FoldedCard title={t("columns")} text={t("columnsLead")} open={!isFound}>
			<div className="grid gap-4 sm:grid-cols-2">
				{list.sheets.length > 1 ? (
					<SelectField
						label={t("sheet")}
						value={list.sheet}
						onChange={({ target }) => reading.setSheet(Number(target.value))}
					>
						{list.sheets.map((name, index) => (
							// Two sheets cannot share a place.
							<option key={index} value={index}>
								{name}
							</option>
						))}
					</SelectField>
				) : null}
				<SelectField
					label={t("headerRow")}
					value={list.headerRow ?? ""}
					onChange={({ target }) => reading.setHeaderRow(target.value === "" ? null : Number(target.value))}
				>
					<option value="">{t("noHeaderRow")}</option>
					{Array.from({ length: headerRowsMax }, (_, index) => index + 1).map((row) => (
						<option key={row} value={row}>
							{t("headerRowOption", { row })}
						</option>
					))}
				</SelectField>
				{[...read, ...visible].map((column) => (
					<Column key={column.key} column={column} onChange={(use) => reading.setUse(column.key, use)} />
				))}
			</div>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				{hidden > 0 ? (
					<>
						<p className="text-sm text-muted">{t("notRead", { count: hidden })}</p>
						<Button onClick={() => setShown(visible.length + step)}>{t("showMore")}</Button>
					</>
				) : null}
				{reading.isByHand ? (
					<Button variant="quiet" onClick={reading.forget}>
						{t("asFound")}
					</Button>
				) : null}
			</div>
		</FoldedCard>
	);
}

const valueOfUse = (use: Use | null) => (use ? `${use.field} ${use.guardian ?? ""}`.trim() : "");

function Column({ column, onChange }: { column: ListColumn; onChange: (use: Use | null) => void }) {
	const t = useTranslations("readList");
	const guardians = Math.max(guardiansShown, column.use?.guardian ?? 0);
	const ofGuardians = Array.from({ length: guardians }, (_, index) => index + 1).flatMap((guardian) =>
		guardianFields.map((field) => ({ field, guardian })),
	);
	const uses: Use[] = [...personFields.map((field) => ({ field })), ...ofGuardians];
	return (
		<SelectField
			label={column.header || t("column", { number: column.index + 1 })}
			hint={column.samples.length > 0 ? t("samples", { values: column.samples }) : undefined}
			value={valueOfUse(column.use)}
			onChange={({ target }) => onChange(uses.find((use) => valueOfUse(use) === target.value) ?? null)}
		>
			<option value="">{t("notUsed")}</option>
			<optgroup label={t("ofPerson")}>
				{personFields.map((field) => (
					<option key={field} value={field}>
						{t(`field_${field}`)}
					</option>
				))}
			</optgroup>
			<optgroup label={t("ofGuardian")}>
				{ofGuardians.map((use) => (
					<option key={valueOfUse(use)} value={valueOfUse(use)}>
						{t(`guardian_${use.field}`, { number: use.guardian })}
					</option>
				))}
			</optgroup>
		</SelectField>
	);
}

"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import type { RollListRow, RollRow } from "../trpc/types";
import { useRollName } from "./person-name";
import { toldKey } from "./told";

interface RollLineProps {
	row: RollListRow;
	timezone: string;
	selected: boolean;
	onSelect: (row: RollRow, selected: boolean) => void;
	onOpen: (row: RollRow) => void;
	onAttended: (row: RollRow, attended: boolean) => void;
}

/** One person. Memoized, because scrolling renders the list often. */
export const RollLine = memo(function RollLine({
	row,
	timezone,
	selected,
	onSelect,
	onOpen,
	onAttended,
}: RollLineProps) {
	const t = useTranslations("roll");
	const nameOf = useRollName();
	const format = useFormat();
	const name = nameOf(row);
	const attended = row.status === "ATTENDED";
	const facts = [
		row.role === "ORGANIZER" ? t("organizer") : null,
		row.role === "STEWARD" ? t("steward") : null,
		attended
			? row.checkedInAt && format.shortMoment(row.checkedInAt, timezone)
			: t(row.status === "INVITED" ? "statusINVITED" : "statusREGISTERED"),
		row.status === "INVITED" ? t(toldKey(row.invitation)) : null,
		row.uploadsBlockedAt ? t("uploadsBlocked") : null,
		row.photos > 0 ? t("photosAdded", { count: row.photos }) : null,
		row.group,
		row.guardian ? t("with", { who: nameOf(row.guardian) }) : null,
		row.name ? row.email : null,
	].filter((fact) => fact !== null);
	return (
		<div className="flex h-full items-center gap-1">
			<label className="grid size-11 shrink-0 place-items-center">
				<span className="sr-only">{t("selectPerson", { name })}</span>
				<input
					type="checkbox"
					checked={selected}
					onChange={(change) => onSelect(row, change.target.checked)}
					className="size-4.5 accent-film"
				/>
			</label>
			<button
				type="button"
				aria-haspopup="dialog"
				onClick={() => onOpen(row)}
				className="flex h-full min-w-0 flex-1 flex-col justify-center rounded-control px-1 text-start hover:bg-sunken"
			>
				<span className="flex max-w-full items-baseline gap-1.5">
					<bdi className="truncate text-sm font-medium">{name}</bdi>
					{row.plusOnes > 0 ? (
						<span className="shrink-0 text-caption text-muted">{t("plus", { count: row.plusOnes })}</span>
					) : null}
				</span>
				<span className="max-w-full truncate text-caption text-muted">
					{facts.map((fact, index) => (
						<span key={fact}>
							{index > 0 ? " · " : null}
							<bdi>{fact}</bdi>
						</span>
					))}
				</span>
			</button>
			<button
				type="button"
				aria-pressed={attended}
				onClick={() => onAttended(row, !attended)}
				className={clsx(
					"inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-control border px-3 text-sm font-medium transition-colors",
					"forced-pressed",
					attended
						? "border-transparent bg-good-soft text-good"
						: "border-line-strong/60 bg-surface text-muted hover:border-ink hover:text-ink",
				)}
			>
				<Check aria-hidden className={clsx("size-4", attended ? null : "opacity-40")} strokeWidth={3} />
				<span className="max-[26rem]:sr-only">{t("attended")}</span>
				<span className="sr-only">: {name}</span>
			</button>
		</div>
	);
});

"use client";

import { Search } from "lucide-react";
import { useTranslations } from "#translations";
import { rollOrders, rollParts } from "@/rules/roll";
import type { RollCounts } from "../trpc/types";
import type { RollView } from "./use-roll-rows";

const control =
	"min-h-11 w-full truncate rounded-control border border-line-strong/60 bg-surface px-3 text-sm font-medium hover:border-ink";
const statuses = ["INVITED", "REGISTERED", "ATTENDED"] as const;

interface RollFiltersProps {
	view: RollView;
	counts: RollCounts | undefined;
	onChange: (change: Partial<RollView>) => void;
}

/** Searches and narrows the roll. The numbers are those of the whole roll. */
export function RollFilters({ view, counts, onChange }: RollFiltersProps) {
	const t = useTranslations("roll");
	const all = statuses.reduce((sum, status) => sum + (counts?.[status] ?? 0), 0);
	return (
		<search className="flex flex-wrap gap-2">
			<label className="relative flex-1 basis-64">
				<span className="sr-only">{t("search")}</span>
				<Search aria-hidden className="absolute start-3 top-3.5 size-4 text-muted" />
				<input
					type="search"
					dir="auto"
					value={view.search}
					placeholder={t("search")}
					maxLength={200}
					autoComplete="off"
					onChange={(change) => onChange({ search: change.target.value })}
					className="min-h-11 w-full rounded-control border border-line-strong bg-surface ps-9 pe-3 text-base placeholder:text-muted sm:text-sm"
				/>
			</label>
			<label className="flex-1 basis-36">
				<span className="sr-only">{t("status")}</span>
				<select
					value={view.part ?? view.status ?? ""}
					onChange={({ target: { value } }) =>
						onChange({
							status: statuses.find((status) => status === value),
							part: rollParts.find((part) => part === value),
						})
					}
					className={control}
				>
					<option value="">{t("everybody", { count: all })}</option>
					{statuses.map((status) => (
						<option key={status} value={status}>
							{t(status, { count: counts?.[status] ?? 0 })}
						</option>
					))}
					{rollParts.map((part) => (
						<option key={part} value={part}>
							{t(part, { count: counts?.[part] ?? 0 })}
						</option>
					))}
				</select>
			</label>
			{counts && (counts.groups.length > 0 || view.group !== undefined) ? (
				<label className="flex-1 basis-36">
					<span className="sr-only">{t("group")}</span>
					<select
						value={view.group ?? ""}
						onChange={(change) => onChange({ group: change.target.value || undefined })}
						className={control}
					>
						<option value="">{t("allGroups")}</option>
						{counts.groups.map(({ name, people }) => (
							<option key={name} value={name} dir="auto">
								{t("groupOption", { name, count: people })}
							</option>
						))}
					</select>
				</label>
			) : null}
			<label className="flex-1 basis-36">
				<span className="sr-only">{t("order")}</span>
				<select
					value={view.order}
					onChange={(change) =>
						onChange({ order: rollOrders.find((order) => order === change.target.value) ?? "name" })
					}
					className={control}
				>
					{rollOrders.map((order) => (
						<option key={order} value={order}>
							{t(`by${order}`)}
						</option>
					))}
				</select>
			</label>
		</search>
	);
}

import clsx from "clsx";
import { useTranslations } from "#translations";
import { type CurateFilter, curateViews } from "@/rules/curate";
import { noSection } from "@/rules/sections";
import { useFormat } from "../format/use-format";
import { usePersonName } from "../language/use-person-name";
import type { CurateFacets, EventView } from "../trpc/types";

interface CurateFiltersProps {
	event: Pick<EventView, "timezone" | "sections">;
	filter: CurateFilter;
	facets: CurateFacets | undefined;
	onChange: (filter: CurateFilter) => void;
}

const control = "min-h-11 rounded-control text-sm font-medium";
const select = clsx(control, "w-full truncate border border-line-strong/60 bg-surface px-3 hover:border-ink");

/** The views with their numbers, and whose photos, of which section and day they show. */
export function CurateFilters({ event, filter, facets, onChange }: CurateFiltersProps) {
	const t = useTranslations("curate");
	const tGallery = useTranslations("gallery");
	const format = useFormat();
	const nameOf = usePersonName();
	const { counts, people = [], days = [] } = facets ?? {};
	// Noon of that day is the same day in UTC.
	const dayName = (day: string) => format.day(new Date(`${day}T12:00:00Z`), "UTC");
	return (
		<div className="flex w-full flex-col gap-3">
			<fieldset className="flex max-w-full min-w-0 flex-wrap gap-1 rounded-control bg-sunken p-0.5">
				<legend className="sr-only">{t("views")}</legend>
				{curateViews.map((view) => (
					<button
						key={view}
						type="button"
						aria-pressed={filter.view === view}
						onClick={() => onChange({ ...filter, view })}
						className={clsx(
							control,
							"px-3 tabular-nums transition-colors forced-pressed forced-colors:border",
							filter.view === view
								? "bg-surface text-ink ring-1 ring-line-strong/60"
								: "text-muted hover:text-ink",
						)}
					>
						{t(`view_${view}`, { count: counts?.[view] ?? 0 })}
					</button>
				))}
			</fieldset>
			<div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-2 sm:max-w-2xl">
				<label>
					<span className="sr-only">{tGallery("photosBy")}</span>
					<select
						value={filter.uploaderId ?? ""}
						onChange={(change) => onChange({ ...filter, uploaderId: change.target.value || undefined })}
						className={select}
					>
						<option value="">{tGallery("everybody")}</option>
						{people.map(({ id, name, count }) => (
							<option key={id} value={id} dir="auto">
								{t("person", { name: nameOf(name), count })}
							</option>
						))}
					</select>
				</label>
				{event.sections.length > 0 || filter.section ? (
					<label>
						<span className="sr-only">{tGallery("section")}</span>
						<select
							value={filter.section ?? ""}
							onChange={(change) => onChange({ ...filter, section: change.target.value || undefined })}
							className={select}
						>
							<option value="">{tGallery("allSections")}</option>
							{event.sections.map(({ id, name }) => (
								<option key={id} value={id} dir="auto">
									{name}
								</option>
							))}
							<option value={noSection}>{tGallery("moveToNone")}</option>
						</select>
					</label>
				) : null}
				{days.length > 1 || filter.day ? (
					<label>
						<span className="sr-only">{t("day")}</span>
						<select
							value={filter.day ?? ""}
							onChange={(change) => onChange({ ...filter, day: change.target.value || undefined })}
							className={select}
						>
							<option value="">{t("allDays")}</option>
							{days.map(({ day, count }) => (
								<option key={day} value={day}>
									{t("dayOption", { day: dayName(day), count })}
								</option>
							))}
						</select>
					</label>
				) : null}
			</div>
		</div>
	);
}

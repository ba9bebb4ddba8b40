"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "#translations";
import { logActions } from "@/rules/log";
import { usePersonName } from "../language/use-person-name";
import { useTRPC } from "../trpc/client";
import { TextField } from "../ui/field";
import { SelectField } from "../ui/select-field";
import type { LogFilter } from "./log-filter";
import { useEntryText } from "./use-entry-text";

interface LogFiltersProps {
	eventId: string;
	filter: LogFilter;
	onChange: (filter: LogFilter) => void;
}

/** Narrows the log to a person, to one kind of action, or to a day. */
export function LogFilters({ eventId, filter, onChange }: LogFiltersProps) {
	const api = useTRPC();
	const t = useTranslations("log");
	const nameOf = usePersonName();
	const { whatOf } = useEntryText();
	const people = useQuery(api.log.people.queryOptions({ eventId }));
	const isListed = people.data?.some(({ id }) => id === filter.personId) ?? false;
	return (
		<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
			<SelectField
				label={t("person")}
				value={filter.personId ?? ""}
				onChange={({ target }) => onChange({ ...filter, personId: target.value || undefined })}
			>
				<option value="">{t("everybody")}</option>
				{people.data?.map(({ id, name }) => (
					<option key={id} value={id} dir="auto">
						{nameOf(name)}
					</option>
				))}
				{filter.personId && !isListed ? <option value={filter.personId}>{t("onePerson")}</option> : null}
			</SelectField>
			<SelectField
				label={t("action")}
				value={filter.action ?? ""}
				onChange={({ target }) =>
					onChange({ ...filter, action: logActions.find((action) => action === target.value) })
				}
			>
				<option value="">{t("everything")}</option>
				{logActions.map((action) => (
					<option key={action} value={action}>
						{whatOf(action)}
					</option>
				))}
			</SelectField>
			<TextField
				label={t("day")}
				type="date"
				value={filter.day ?? ""}
				onChange={({ target }) => onChange({ ...filter, day: target.value || undefined })}
			/>
		</div>
	);
}

"use client";

import { useTranslations } from "#translations";
import { SelectField } from "../ui/select-field";

interface ZoneFieldProps {
	value: string;
	timeZones: readonly string[];
	error: string | null;
	hint: string;
	onChange: (zone: string) => void;
}

/** The chosen zone is offered even if the server lists it by another of its names, such as Asia/Calcutta. */
export function ZoneField({ value, timeZones, error, hint, onChange }: ZoneFieldProps) {
	const t = useTranslations("settings");
	const offered = value && !timeZones.includes(value) ? [value, ...timeZones] : timeZones;
	return (
		<SelectField
			label={t("timezone")}
			value={value}
			error={error}
			hint={hint}
			onChange={(change) => onChange(change.target.value)}
		>
			{value ? null : <option value="">{t("chooseZone")}</option>}
			{offered.map((zone) => (
				<option key={zone} value={zone}>
					{zone.replaceAll("_", " ")}
				</option>
			))}
		</SelectField>
	);
}

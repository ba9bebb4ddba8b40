"use client";

import { useTranslations } from "#translations";
import { Banner } from "../ui/banner";
import type { FormField, FormValues } from "./form-values";

interface TheirChangeProps {
	/** Empty if it is not known. */
	by: string | null;
	fields: readonly FormField[];
	values: FormValues;
	languageOf: (locale: string) => string;
}

/** What another organizer saved while this form was open. */
export function TheirChange({ by, fields, values, languageOf }: TheirChangeProps) {
	const t = useTranslations("settings");
	const labels = {
		...{ name: t("name"), venue: t("venue"), description: t("description"), timezone: t("timezone") },
		...{ startsAt: t("startsAt"), endsAt: t("endsAt"), uploadsOpenAt: t("uploadsOpenAt") },
		...{ uploadsCloseAt: t("uploadsCloseAt"), moderation: t("moderation"), slug: t("slug") },
		...{ shareOriginals: t("shareOriginals"), publicFace: t("publicFace"), locale: t("locale") },
		reportsToHide: t("reportsToHide"),
	};
	function shown(field: FormField): string {
		if (field === "moderation") return t(values.moderation);
		if (field === "shareOriginals" || field === "publicFace") return t(values[field] ? "on" : "off");
		if (field === "locale") return languageOf(values.locale);
		if (field === "reportsToHide") return t("reportsToHideOption", { count: values[field] });
		const value = values[field];
		return /At$/.test(field) && value ? value.replace("T", " ") : value || t("none");
	}
	return (
		<Banner tone="bad" title={by ? t("changedBy", { name: by }) : t("changedBySomebody")}>
			<ul className="mt-1 list-disc ps-5">
				{fields.map((field) => (
					<li key={field} className="wrap-anywhere">
						{t.rich("theirChange", {
							field: labels[field],
							value: shown(field),
							name: (label) => <strong className="font-semibold">{label}</strong>,
						})}
					</li>
				))}
			</ul>
			<p className="mt-2">{t("yoursKept")}</p>
		</Banner>
	);
}

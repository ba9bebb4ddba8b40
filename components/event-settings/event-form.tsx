"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "#translations";
import {
	eventNameMaxLength,
	eventProblems,
	eventTextMaxLength,
	slugMaxLength,
	venueMaxLength,
} from "@/rules/events";
import { useProblemText } from "../language/use-problem-text";
import type { EventSettings } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { TextArea, TextField } from "../ui/field";
import { Section } from "../ui/section";
import { SelectField } from "../ui/select-field";
import { Failed } from "./failed";
import { type FormValues, localeOf } from "./form-values";
import { LeaveGuard } from "./leave-guard";
import { TheirChange } from "./their-change";
import { useAttempts } from "./use-attempts";
import { useSaveSettings } from "./use-save-settings";
import { WaitingDialog } from "./waiting-dialog";
import { ZoneField } from "./zone-field";

const usualReportsToHide = [1, 2, 3, 5, 10, 20] as const;

/** The usual numbers, and the one that the event has. */
const reportsToHideChoices = (now: number) =>
	[...new Set<number>([...usualReportsToHide, now])].sort((one, other) => one - other);

export interface EventFormProps {
	settings: EventSettings;
	timeZones: readonly string[];
	languages: readonly { locale: string; name: string }[];
	/** The host in the event's address. */
	origin: string;
}

/** Everything about an event that is saved together, by the version of the settings that was shown. */
export function EventForm({ settings, timeZones, languages, origin }: EventFormProps) {
	const router = useRouter();
	const t = useTranslations("settings");
	const problemText = useProblemText();
	const settingsForm = useSaveSettings(settings, ({ slug }) =>
		slug === settings.draft.slug ? router.refresh() : router.replace(`/events/${slug}/settings`),
	);
	const { values, write, base, save, busy, error, saved, waiting, theirs, dismissWaiting } = settingsForm;
	const { isUnsaved, isKept, discard } = settingsForm;
	const problems = eventProblems(values);
	const wrong = Object.values(problems).some((problem) => problem !== null);
	const { attempted, form } = useAttempts(wrong, () => save());
	const errorOf = (field: keyof typeof problems) => (attempted ? problemText(problems[field]) : null);
	const text = (
		field: "name" | "venue" | "description" | "startsAt" | "endsAt" | "uploadsOpenAt" | "slug",
	) => ({
		label: t(field),
		value: values[field],
		error: errorOf(field),
		onChange: (change: { target: { value: string } }) => write({ [field]: change.target.value }),
	});
	const approval = (moderation: FormValues["moderation"]) => ({
		type: "radio" as const,
		name: "moderation",
		label: t(moderation),
		hint: t(`${moderation}Hint`),
		checked: values.moderation === moderation,
		onChange: () => write({ moderation }),
	});

	return (
		<form {...form} className="flex flex-col gap-4">
			<LeaveGuard isUnsaved={isUnsaved} onDiscard={discard} />
			{isKept ? (
				<Banner action={<Button onClick={discard}>{t("discard")}</Button>}>{t("keptUnsaved")}</Banner>
			) : null}
			<Section title={t("about")}>
				<TextField {...text("name")} dir="auto" maxLength={eventNameMaxLength} />
				<TextField {...text("venue")} dir="auto" maxLength={venueMaxLength} />
				<TextArea
					{...text("description")}
					dir="auto"
					maxLength={eventTextMaxLength}
					hint={t("descriptionHint")}
				/>
				<div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
					<TextField {...text("startsAt")} type="datetime-local" />
					<TextField {...text("endsAt")} type="datetime-local" />
				</div>
				<ZoneField
					value={values.timezone}
					timeZones={timeZones}
					error={errorOf("timezone")}
					hint={t(values.timezone === base.timezone ? "timezoneHint" : "timesMove")}
					onChange={(timezone) => write({ timezone })}
				/>
			</Section>

			<Section title={t("uploads")}>
				<TextField {...text("uploadsOpenAt")} type="datetime-local" />
				<CheckField
					label={t("closes")}
					checked={values.uploadsCloseAt !== null}
					onChange={(change) =>
						write({ uploadsCloseAt: change.target.checked ? (base.uploadsCloseAt ?? values.endsAt) : null })
					}
				/>
				{values.uploadsCloseAt === null ? null : (
					<TextField
						label={t("uploadsCloseAt")}
						type="datetime-local"
						value={values.uploadsCloseAt}
						error={errorOf("uploadsCloseAt")}
						onChange={(change) => write({ uploadsCloseAt: change.target.value })}
					/>
				)}
				<fieldset className="flex flex-col gap-1.5">
					<legend className="mb-1 text-caption font-medium text-muted">{t("moderation")}</legend>
					<CheckField {...approval("AFTER")} />
					<CheckField {...approval("BEFORE")} />
				</fieldset>
				<CheckField
					label={t("shareOriginals")}
					hint={t("shareOriginalsHint")}
					checked={values.shareOriginals}
					onChange={(change) => write({ shareOriginals: change.target.checked })}
				/>
				<SelectField
					label={t("reportsToHide")}
					hint={t("reportsToHideHint")}
					value={values.reportsToHide}
					onChange={(change) => write({ reportsToHide: Number(change.target.value) })}
				>
					{reportsToHideChoices(values.reportsToHide).map((count) => (
						<option key={count} value={count}>
							{t("reportsToHideOption", { count })}
						</option>
					))}
				</SelectField>
			</Section>

			<Section title={t("beforeSignIn")}>
				<CheckField
					label={t("publicFace")}
					hint={t("publicFaceHint")}
					checked={values.publicFace}
					onChange={(change) => write({ publicFace: change.target.checked })}
				/>
			</Section>

			<Section title={t("address")}>
				<TextField
					{...text("slug")}
					onChange={(change) => write({ slug: change.target.value.toLowerCase().replaceAll(" ", "-") })}
					dir="ltr"
					autoCapitalize="none"
					spellCheck={false}
					maxLength={slugMaxLength}
					hint={t("slugHint", { origin, slug: values.slug })}
				/>
				<SelectField
					label={t("locale")}
					value={values.locale}
					onChange={(change) => write({ locale: localeOf(change.target.value) })}
				>
					{languages.map(({ locale, name }) => (
						<option key={locale} value={locale} lang={locale}>
							{name}
						</option>
					))}
				</SelectField>
			</Section>

			{theirs ? (
				<TheirChange
					{...theirs}
					languageOf={(locale) => languages.find((one) => one.locale === locale)?.name ?? locale}
				/>
			) : (
				<Failed error={error} />
			)}
			{attempted && wrong ? <Banner tone="bad">{t("correct")}</Banner> : null}
			<div className="flex flex-wrap items-center gap-4">
				<Button type="submit" variant="primary" size="large" busy={busy}>
					{t("save")}
				</Button>
				<p role="status" className="text-sm text-good">
					{saved ? t("saved") : null}
				</p>
				{isUnsaved && !busy ? <p className="text-sm text-muted">{t("notSaved")}</p> : null}
			</div>
			{waiting === null ? null : (
				<WaitingDialog count={waiting} onClose={dismissWaiting} onAnswer={(answer) => save(answer)} />
			)}
		</form>
	);
}

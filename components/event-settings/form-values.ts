/** What the form of an event's settings holds, and how two versions of it differ. */
import { fallbackLocale, type Locale, languages } from "@/messages/locales";
import type { EventDraft } from "@/rules/events";
import type { EventSettings } from "../trpc/types";

export interface FormValues extends EventDraft {
	locale: Locale;
	moderation: EventSettings["moderation"];
	shareOriginals: boolean;
	publicFace: boolean;
	reportsToHide: number;
}

/** An event may have the language of another version of the app. */
export const localeOf = (name: string): Locale => (isLocale(name) ? name : fallbackLocale);
const isLocale = (name: string): name is Locale => Object.hasOwn(languages, name);

export const valuesOf = ({ draft, locale, ...rest }: EventSettings): FormValues => ({
	...{ ...draft, locale: localeOf(locale), moderation: rest.moderation },
	...{ shareOriginals: rest.shareOriginals, publicFace: rest.publicFace },
	reportsToHide: rest.reportsToHide,
});

const fields = [
	...(["name", "venue", "description", "timezone", "startsAt", "endsAt"] as const),
	...(["uploadsOpenAt", "uploadsCloseAt", "moderation", "shareOriginals", "reportsToHide"] as const),
	...(["publicFace", "slug", "locale"] as const),
];
export type FormField = (typeof fields)[number];

/** The fields in which they differ, in the order of the form. */
export const changedFields = (before: FormValues, after: FormValues): FormField[] =>
	fields.filter((field) => before[field] !== after[field]);

/**
 * The values of a form that was opened with `base` and now has `mine`, after somebody else saved `theirs`: theirs, except
 * where this person changed something.
 */
export function mergedValues(base: FormValues, mine: FormValues, theirs: FormValues): FormValues {
	const kept = changedFields(base, mine).map((field) => [field, mine[field]]);
	return { ...theirs, ...Object.fromEntries(kept) };
}

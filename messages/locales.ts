/**
 * The languages of the pages, the mails and the documents for print. A new language is one folder here and one line
 * below (CONTRIBUTING.md, "Languages").
 */

interface Language {
	/** In the language itself, because people look for the name they know. */
	name: string;
	direction: "ltr" | "rtl";
	/** The tag for Intl: its numbers, plurals and names of months. */
	intl: string;
}

export const languages = {
	en: { name: "English", direction: "ltr", intl: "en" },
	de: { name: "Deutsch", direction: "ltr", intl: "de" },
	/** English with accents and half as long again, to find sentences that are missing or do not fit (./pseudo.ts). */
	"en-XA": { name: "[Éñĝļîšĥ]", direction: "ltr", intl: "en" },
	/** Its mirrored twin, to find what does not follow the direction. */
	"ar-XB": { name: "[ĥšîļĝñÉ]", direction: "rtl", intl: "en" },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof languages;

export const fallbackLocale = "en" as const satisfies Locale;

/** The languages that people may choose. */
export const realLocales = ["en", "de"] as const satisfies Locale[];

/** Generated from English. Offered only where the environment allows it (server/language/offered.ts). */
export const pseudoLocales = ["en-XA", "ar-XB"] as const satisfies Locale[];

/** The cookie with the choice of somebody who is not signed in. Pages read and write it, so it is not HttpOnly. */
export const localeCookie = "locale";

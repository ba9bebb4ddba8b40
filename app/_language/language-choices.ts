import "server-only";
import type { LanguageChoice } from "@/components/site/language-chooser";
import { languages, realLocales } from "@/messages/locales";
import { currentLocale } from "@/server/language/request/current-locale";

/** The languages that people may choose, and a generated one while it is used. */
export async function languageChoices(): Promise<LanguageChoice[]> {
	const current = await currentLocale();
	return [...new Set([...realLocales, current])].map((locale) => ({ locale, name: languages[locale].name }));
}

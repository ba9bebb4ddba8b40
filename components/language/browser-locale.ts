import { fallbackLocale, localeCookie, realLocales } from "@/messages/locales";

/**
 * The language for a page that has to do without the server: the choice that this browser keeps, else the first of its
 * languages that there is. Shorter than messages/negotiate.ts, because every page loads it.
 */
export function browserLocale({ cookie, languages }: { cookie: string; languages: readonly string[] }) {
	const chosen = cookie.match(`(?:^|; )${localeCookie}=([^;]*)`)?.[1];
	for (const tag of [chosen ?? "", ...languages]) {
		const found = realLocales.find((locale) => locale === tag.split("-")[0]);
		if (found) return found;
	}
	return fallbackLocale;
}

import { fallbackLocale, type Locale } from "./locales";

/**
 * The language for a browser's Accept-Language header (RFC 9110, 12.5.4), out of those offered: an exact match or one
 * with the same primary language, in the order of the header's weights. English if none matches.
 */
export function negotiate(header: string | null, offered: readonly Locale[]): Locale {
	const wanted = (header ?? "")
		.split(",")
		.map((part) => {
			const [tag = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
			const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
			return { tag, weight: weight === undefined ? 1 : Number(weight) };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight);
	for (const { tag } of wanted) {
		const found =
			offered.find((locale) => locale.toLowerCase() === tag) ??
			offered.find((locale) => locale.toLowerCase() === tag.split("-")[0]);
		if (found) return found;
	}
	return fallbackLocale;
}

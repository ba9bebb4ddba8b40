import { expect, test } from "vitest";
import { browserLocale } from "./browser-locale";

test.each([
	["the choice that is kept in this browser", "theme=x; locale=de; other=locale", ["en-US"], "de"],
	["the first of the browser's languages that is there", "", ["fr-FR", "de-AT", "en"], "de"],
	["the browser's language if the choice is not there", "locale=ar-XB", ["de"], "de"],
	["the browser's language if another cookie has a similar name", "mylocale=en", ["de"], "de"],
	["English if nothing is there", "", ["fr"], "en"],
])("a page without the server speaks %s", (_, cookie, languages, locale) => {
	expect(browserLocale({ cookie, languages })).toBe(locale);
});

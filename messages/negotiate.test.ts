import { expect, test } from "vitest";
import type { Locale } from "./locales";
import { negotiate } from "./negotiate";

const real: Locale[] = ["en", "de"];
const all: Locale[] = [...real, "en-XA", "ar-XB"];

test.each<[header: string | null, locale: Locale]>([
	["de", "de"],
	["de-AT,de;q=0.9,en;q=0.8", "de"],
	["fr, de;q=0.5, en;q=0.7", "en"],
	["DE-ch", "de"],
	["fr-FR", "en"],
	["de;q=0, en", "en"],
	["*", "en"],
	["", "en"],
	[null, "en"],
	["de;q=banana", "en"],
])("%j is answered in %s", (header, locale) => {
	expect(negotiate(header, real)).toBe(locale);
});

test("a pseudo-locale is used only where it is offered", () => {
	expect(negotiate("en-XA", all)).toBe("en-XA");
	expect(negotiate("en-XA", real)).toBe("en");
	expect(negotiate("ar-XB", real)).toBe("en");
	expect(negotiate("en-US", all)).toBe("en");
});

import { expect, test } from "vitest";
import { compiledMessages, translator } from "./compile";

test("compiled messages can be passed from a server component to the browser", () => {
	const plain = (value: unknown): boolean =>
		typeof value !== "object" ||
		value === null ||
		([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) &&
			Object.values(value).every(plain));
	expect(plain(compiledMessages("en", "errors"))).toBe(true);
	expect(plain({ a: [Object.create(null)] })).toBe(false);
});

test("plurals, numbers and lists follow the language", () => {
	const said = (locale: "en" | "de", limit: number) =>
		translator(locale, "errors")("QUOTA_REACHED", { limit });
	expect(said("en", 1)).toContain("limit of 1 photo per person");
	expect(said("en", 1_500)).toContain("limit of 1,500 photos per person");
	expect(said("de", 1)).toContain("Grenze von 1 Foto pro Person");
	expect(said("de", 1_500)).toContain("Grenze von 1.500 Fotos pro Person");
	expect(translator("de", "errors")("TOO_LARGE", { size: 50.1, limit: 50 })).toContain("50,1 MB");
	expect(translator("en", "errors")("TYPE_NOT_SUPPORTED", { types: ["JPEG", "PNG"] })).toContain(
		"JPEG, PNG.",
	);
});

test("a message from outside that nobody knows is null", () => {
	expect(translator("en", "errors").told("NO_SUCH_CODE", {})).toBeNull();
	expect(translator("en", "errors").told("toString", {})).toBeNull();
});

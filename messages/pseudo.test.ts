import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { en } from "./en";
import { languages } from "./locales";
import { pseudo } from "./pseudo";
import { makeTranslate } from "./translate";

const long = { mirrored: false };
/** Only the letters, without brackets, filling and marks of direction. */
const said = (message: string, values: Record<string, string | number>) =>
	makeTranslate<"site">("en-XA", { x: compile(pseudo(message, long)) }).told("x", values);

test("text is accented, in brackets and half as long again", () => {
	const text = pseudo("Sign in to see the album", long);
	expect(text).toBe("[Šîĝñ îñ ţö šéé ţĥé åļƀûɱ öñé ţŵö ţĥŕéé]");
	expect(text.length).toBeGreaterThan("Sign in to see the album".length * 1.5);
});

test("a parameter, a tag and a quoted part stay as they are", () => {
	expect(pseudo("Hi <b>{name}</b>, '{ok}'", long)).toBe("[Ĥî <b>{name}</b>, '{ok}' öñé]");
	expect(said("It''s {name}", { name: "Ada" })).toBe("[Îţ'š Ada öñé]");
});

test("each form of a plural is accented, and its number stays", () => {
	const message = "{count, plural, one {# photo} other {# photos}} of {name}";
	expect(said(message, { count: 1, name: "Ada" })).toBe("[1 þĥöţö öƒ Ada öñé ţŵö]");
	expect(said(message, { count: 5, name: "Ada" })).toBe("[5 þĥöţöš öƒ Ada öñé ţŵö]");
});

test("a number keeps its format", () => {
	expect(said("{size, number, ::unit/megabyte .#} used", { size: 3.44 })).toBe("[3.4 MB ûšéð öñé]");
});

test("the mirrored twin shows the same text from right to left, without its values, each in one piece", () => {
	expect(pseudo("Hi <b>{name}</b> you", { mirrored: true })).toBe(
		"[\u202EĤî \u202C<b>\u2068{name}\u2069</b>\u202E ýöû\u202C\u202E öñé ţŵö\u202C]",
	);
	expect(pseudo("{count, plural, other {# km}}", { mirrored: true })).toBe(
		"[{count, plural, other {\u2068#\u2069\u202E ķɱ\u202C}}\u202E öñé\u202C]",
	);
	expect(languages["ar-XB"].direction).toBe("rtl");
});

describe("every message of the catalogue", () => {
	const all = Object.entries(en).flatMap(([namespace, messages]) =>
		Object.entries(messages).map(([key, text]): [string, string] => [`${namespace}.${key}`, text]),
	);

	test.each(all)("%s keeps its parameters, tags and plurals", (_, text) => {
		for (const mirrored of [false, true])
			expect(skeleton(compile(pseudo(text, { mirrored })))).toEqual(skeleton(compile(text)));
	});
});

/** A compiled message without its text. */
function skeleton(node: unknown): unknown {
	if (Array.isArray(node)) {
		const [first, ...rest] = node;
		// The name of a parameter. A 0 is the number of a plural, after text.
		if (typeof first === "string" && typeof rest[0] === "number" && rest[0] > 0)
			return [first, rest[0], ...rest.slice(1).map(skeleton)];
		return node.map(skeleton).filter((part) => part !== "text");
	}
	if (typeof node === "object" && node !== null)
		return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, skeleton(value)]));
	return typeof node === "string" ? "text" : node;
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rememberedUses, rememberUses } from "./remembered";

const kept = new Map<string, string>();
beforeEach(() => {
	kept.clear();
	const getItem = (key: string) => kept.get(key) ?? null;
	vi.stubGlobal("localStorage", { getItem, setItem: (key: string, value: string) => kept.set(key, value) });
});
afterEach(() => vi.unstubAllGlobals());

const name = { field: "NAME" } as const;
const mother = { field: "GUARDIAN_EMAIL", guardian: 1 } as const;

test("what was set by hand is remembered for lists of its shape, and can be forgotten", () => {
	rememberUses("a", { who: name, mum: mother, phone: null });
	rememberUses("b", { x: name });
	expect(rememberedUses()).toEqual({ a: { who: name, mum: mother, phone: null }, b: { x: name } });
	rememberUses("a", null);
	expect(rememberedUses()).toEqual({ b: { x: name } });
});

test("only the twenty shapes that were changed last are kept", () => {
	for (let shape = 0; shape < 25; shape += 1) rememberUses(`shape-${shape}`, { x: name });
	rememberUses("shape-5", { x: null });
	expect(Object.keys(rememberedUses())).toHaveLength(20);
	expect(Object.keys(rememberedUses()).at(-1)).toBe("shape-5");
});

test.each([
	["no JSON", "{"],
	["another kind of value", "[1]"],
	[
		"a field that is not known",
		'{"a":{"x":{"field":"SHOE_SIZE"},"y":{"field":"GUARDIAN_NAME","guardian":9},"z":7}}',
	],
])("what an older or a broken page left there is not taken: %s", (_, text) => {
	kept.set("rollcall-list-columns", text);
	expect(Object.values(rememberedUses()).flatMap(Object.values)).toEqual([]);
});

test("a browser that refuses localStorage remembers nothing, and nothing breaks", () => {
	vi.stubGlobal("localStorage", undefined);
	rememberUses("a", { x: name });
	expect(rememberedUses()).toEqual({});
});

import { TRPCError } from "@trpc/server";
import superjson from "superjson";
import { expect, test } from "vitest";
import { limits } from "../limits";
import { readInput } from "./read-input";

const read = (payload: unknown) => readInput(JSON.parse(JSON.stringify(payload)), limits);
const badRequest = expect.objectContaining({ code: "BAD_REQUEST" });
const v = 1;

function nested(depth: number): unknown {
	let json: unknown = "innermost";
	for (let level = 0; level < depth; level++) json = level % 2 ? [json] : { json };
	return json;
}

test.each([
	undefined,
	null,
	"text",
	{ slug: "hike" },
	{ cursor: undefined, limit: 3, list: [1, undefined, { at: new Date(7), none: undefined }] },
	new Date("2026-11-25T10:00:00Z"),
])("%j is read as superjson itself reads it", (input) => {
	const sent = superjson.stringify(input);
	expect(readInput(JSON.parse(sent), limits)).toStrictEqual(superjson.parse(sent));
});

test.each([
	["a set", new Set([1])],
	["a map", { a: new Map([[1, 2]]) }],
	["a regular expression", /(a+)+$/],
	["a bigint", { a: 7n }],
	["an error", new Error("x")],
	["a URL", new URL("http://localhost")],
	["NaN", { a: Number.NaN }],
	["a typed array", new Uint8Array(3)],
])("%s is refused", (_, input) => {
	expect(() => read(superjson.serialize(input))).toThrow(badRequest);
});

test("two references to one object are refused", () => {
	const one = { title: "one" };
	const payload = superjson.serialize([one, one]);
	expect(payload.meta).toHaveProperty("referentialEqualities");
	expect(() => read(payload)).toThrow(badRequest);
});

test.each([
	["custom classes", { json: {}, meta: { values: ["class", "User"], v } }],
	["custom types", { json: { a: 1 }, meta: { values: { a: [["custom", "x"]] }, v } }],
	["annotations within an annotation", { json: { a: [1] }, meta: { values: { a: ["undefined", {}] }, v } }],
	["another version", { json: { a: 1 }, meta: { values: { a: ["undefined"] } } }],
	["a meta that is not an object", { json: {}, meta: [] }],
	["values that are not annotations", { json: {}, meta: { values: "undefined", v } }],
	["an invalid date", { json: { a: "soon" }, meta: { values: { a: ["Date"] }, v } }],
	["a date made of an object", { json: { a: {} }, meta: { values: { a: ["Date"] }, v } }],
	["a payload without json", {}],
	["null", null],
	["a list", [1]],
	["text", "{}"],
])("the payload is refused: %s", (_, payload) => {
	expect(() => read(payload)).toThrow(badRequest);
});

test.each(["4294967294", "length", "-1", "0.__proto__", "constructor.prototype", "", "\\x"])(
	"an annotation at %j, which the input does not have, is refused",
	(path) => {
		const payload = { json: [{}], meta: { values: { [path]: ["undefined"] }, v } };
		expect(() => read(payload)).toThrow(badRequest);
	},
);

test.each([
	'{"json":{"__proto__":{"email":"a@b.test"}}}',
	'{"json":[{"a":{"constructor":{"prototype":{"x":1}}}}]}',
])("%s is refused, and no prototype is changed", (text) => {
	expect(() => readInput(JSON.parse(text), limits)).toThrow(badRequest);
	expect({}).not.toHaveProperty("x");
});

test("twenty levels and a hundred annotations are accepted, and one more is refused", () => {
	expect(read({ json: nested(limits.inputDepth) })).toEqual(nested(limits.inputDepth));
	expect(() => read({ json: nested(limits.inputDepth + 1) })).toThrow(badRequest);

	const list = (length: number) => superjson.serialize(Array.from({ length }, () => undefined));
	expect(read(list(limits.inputAnnotations))).toHaveLength(limits.inputAnnotations);
	expect(() => read(list(limits.inputAnnotations + 1))).toThrow(badRequest);
});

test("an input with as many brackets as fit into a request is refused without a stack overflow", () => {
	const half = limits.requestBytes / 2 - 10;
	const text = `{"json":${"[".repeat(half)}${"]".repeat(half)}}`;
	expect(() => readInput(JSON.parse(text), limits)).toThrow(TRPCError);
});

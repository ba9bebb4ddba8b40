import fc from "fast-check";
import { expect, test } from "vitest";
import { byBytes } from "./by-bytes";
import { mergeByKey } from "./merge-by-key";

/** The keys as pages of this length. */
async function* pagesOf(keys: string[], length: number) {
	for (let from = 0; from < keys.length; from += length)
		yield keys.slice(from, from + length).map((key) => ({ key }));
}

async function merged(left: string[], right: string[], lengths: [number, number]) {
	const found: string[] = [];
	for await (const pairs of mergeByKey(pagesOf(left, lengths[0]), pagesOf(right, lengths[1])))
		for (const { left: one, right: other } of pairs)
			found.push(`${one ? "<" : " "}${other ? ">" : " "} ${(one ?? other)?.key}`);
	return found;
}

const inOrder = (keys: string[]) => [...new Set(keys)].sort(byBytes);
const keys = fc.array(fc.string({ unit: "binary", maxLength: 3 })).map(inOrder);
const length = fc.integer({ min: 1, max: 4 });

test("keys are compared by their UTF-8 bytes", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
			expect(byBytes(one, other)).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
		}),
	);
	expect(byBytes("\u{1f3d4}", "\ufffd")).toBe(1);
});

test("every key is named once, in order, with the sides that have it, however the sides are cut into pages", async () => {
	await fc.assert(
		fc.asyncProperty(keys, keys, length, length, async (left, right, one, other) => {
			const expected = inOrder([...left, ...right]).map(
				(key) => `${left.includes(key) ? "<" : " "}${right.includes(key) ? ">" : " "} ${key}`,
			);
			expect(await merged(left, right, [one, other])).toEqual(expected);
		}),
	);
});

test.each([
	["is not in order", ["a", "c", "b"]],
	["names a key twice", ["a", "a"]],
])("a side that %s stops the comparison", async (_, side) => {
	await expect(merged(side, ["d"], [2, 2])).rejects.toThrow("order");
	await expect(merged(["d"], side, [2, 2])).rejects.toThrow("order");
});

test("a side that fails ends the comparison with its error", async () => {
	async function* failing() {
		yield [{ key: "a" }];
		throw new Error("the store is gone");
	}
	const walk = async () => {
		for await (const _ of mergeByKey(failing(), pagesOf(["a", "b"], 1)));
	};
	await expect(walk()).rejects.toThrow("the store is gone");
});

import { describe, expect, test } from "vitest";
import { cursorForm, cursorOf, readCursor, writeCursor } from "./cursor";

const now = new Date(1_800_000_000_000);
const written = (snapshot: string) => writeCursor(cursorOf(snapshot, now));

describe("a cursor of the change feed", () => {
	test("says which transactions its reader has not seen", () => {
		expect(readCursor(written("90:100:90,95"))).toEqual({ at: 1_800_000_000, next: 100n, open: [90n, 95n] });
		expect(readCursor(written("100:100:"))).toEqual({ at: 1_800_000_000, next: 100n, open: [] });
	});

	test("stays short with hundreds of transactions under way, and then leads further back", () => {
		const open = Array.from({ length: 500 }, (_, index) => 1_000_000_000_000_000 + index);
		const cursor = written(`${open[0]}:${1_000_000_000_000_500}:${open.join()}`);
		expect(readCursor(cursor)).toMatchObject({ next: 1_000_000_000_000_000n, open: [] });
		const longest = written(`${open[0]}:${1_000_000_000_000_040}:${open.slice(0, 40).join()}`);
		expect(readCursor(longest).open).toHaveLength(40);
		expect(longest.length).toBeLessThan(800);
		expect(longest).toMatch(cursorForm);
	});

	test.each(["", "1", "1.2", "1.2.3-", "1.2.x", "1.9999999999999999999.", "-1.2."])("is not: %s", (text) => {
		expect(() => readCursor(text)).toThrow();
	});
});

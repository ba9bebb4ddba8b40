import { expect, test } from "vitest";
import { budget } from "./budget";
import { isExpired } from "./housekeeping";

const now = Date.UTC(2026, 10, 30);
const hours = (count: number) => count * 3_600_000;

test("photos are kept for two weeks after the last visit", () => {
	expect(isExpired({ usedAt: now - hours(14 * 24), lostAt: null }, now)).toBe(false);
	expect(isExpired({ usedAt: now - hours(14 * 24) - 1, lostAt: null }, now)).toBe(true);
});

test("photos of somebody who was taken off the roll are kept for a day", () => {
	expect(isExpired({ usedAt: now, lostAt: now - hours(24) }, now)).toBe(false);
	expect(isExpired({ usedAt: now, lostAt: now - hours(24) - 1 }, now)).toBe(true);
});

test("photos take at most 1 GB and a fifth of what the browser gives", () => {
	expect(budget(2_000_000_000)).toBe(400_000_000);
	expect(budget(50_000_000_000)).toBe(1_000_000_000);
	expect(budget(undefined)).toBe(1_000_000_000);
});

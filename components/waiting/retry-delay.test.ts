import { expect, test } from "vitest";
import { askedPause, retryDelay } from "./retry-delay";

test("no pause between attempts is longer than half a minute", () => {
	expect(retryDelay(50, () => 1)).toBe(30_000);
});

test("a pause that the server asked for is never shorter than asked, nor longer than a minute and a half", () => {
	expect(askedPause(7, () => 0)).toBe(7_000);
	expect(askedPause(3_600, () => 1)).toBe(90_000);
});

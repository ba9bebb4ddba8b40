import { expect, test } from "vitest";
import { paceMeter } from "./pace";

const megabyte = 1_000_000;

/** Measures once a second. */
function measure(sentAt: (second: number) => number, total: number, seconds: number) {
	const meter = paceMeter();
	return Array.from({ length: seconds }, (_, i) => meter.measure(i * 1_000, sentAt(i), total));
}

test("nothing is said before there is enough to say", () => {
	const told = measure((second) => second * megabyte, 600 * megabyte, 6);
	expect(told.slice(0, 4)).toEqual([null, null, null, null]);
	expect(told[4]).toEqual({ speed: megabyte, minutesLeft: 10 });
});

test("a steady upload counts its minutes down without ever going back up", () => {
	const told = measure((second) => second * megabyte, 300 * megabyte, 295).map((pace) => pace?.minutesLeft);
	const minutes = told.filter((left) => left !== undefined);
	expect(minutes[0]).toBe(5);
	expect(minutes.at(-1)).toBeNull();
	const counted = minutes.filter((left) => left !== null);
	expect(counted).toEqual(counted.toSorted((a, b) => b - a));
});

test("a speed that swings from second to second does not make the minutes jump", () => {
	const swinging = (second: number) => second * megabyte + (second % 2) * megabyte;
	const minutes = measure(swinging, 600 * megabyte, 60).map((pace) => pace?.minutesLeft);
	const told = minutes.filter((left) => typeof left === "number");
	expect(told).toEqual(told.toSorted((a, b) => b - a));
	expect(new Set(told).size).toBeLessThanOrEqual(3);
});

test("bytes that are taken back after a failed attempt do not make the speed negative", () => {
	const meter = paceMeter();
	for (let second = 0; second < 10; second++)
		meter.measure(second * 1_000, second * megabyte, 100 * megabyte);
	const after = meter.measure(10_000, 2 * megabyte, 100 * megabyte);
	expect(after?.speed).toBeGreaterThan(0);
	expect(after?.minutesLeft).toBe(2);
});

test("an upload that has come to a stop has no speed", () => {
	const told = measure((second) => Math.min(second, 10) * megabyte, 100 * megabyte, 60);
	expect(told.at(-1)).toBeNull();
});

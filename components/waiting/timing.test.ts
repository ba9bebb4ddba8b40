import { expect, test } from "vitest";
import { alarmClock, makeMutex, retryDelay, withTimeout } from "./timing";

test("a lane starts the next work when the one before ended, well or badly", async () => {
	const lane = makeMutex();
	const order: string[] = [];

	const bad = lane(async () => {
		order.push("bad");
		throw new Error("bad");
	});
	const good = lane(async () => order.push("good"));

	await expect(bad).rejects.toThrow("bad");
	await good;
	expect(order).toEqual(["bad", "good"]);
});

test("within gives the answer, the error, or the lateness, whichever is first", async () => {
	const late = () => new Error("late");

	await expect(withTimeout(1_000, Promise.resolve(1), late)).resolves.toBe(1);
	await expect(withTimeout(1_000, Promise.reject(new Error("own")), late)).rejects.toThrow("own");
	await expect(withTimeout(1, new Promise(() => {}), late)).rejects.toThrow("late");
});

test("a pause ends by its time or by waking everybody", async () => {
	await alarmClock(async () => {}).pause(1);

	const clock = alarmClock(() => new Promise(() => {}));
	const pauses = Promise.all([clock.pause(1), clock.pause(2)]);
	clock.wakeAll();
	await pauses;
});

test("no pause is longer than half a minute", () => {
	expect(retryDelay(50, () => 1)).toBe(30_000);
});

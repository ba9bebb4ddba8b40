import { test } from "vitest";
import { alarmClock } from "./alarm-clock";

test("a pause ends when its time is over", async () => {
	await alarmClock(async () => {}).pause(1);
});

test("waking everyone ends every pause", async () => {
	const clock = alarmClock(() => new Promise(() => {}));
	const pauses = Promise.all([clock.pause(1), clock.pause(2)]);

	clock.wakeAll();

	await pauses;
});

import { expect, test } from "vitest";
import { makeLookAhead } from "./look-ahead";

test("as many photos are prepared as the wire took in the last seconds, within bounds", () => {
	let now = 0;
	const ahead = makeLookAhead({ first: 8, least: 2, most: 26 }, () => now);
	const send = (photos: number, everyMs: number) => {
		for (let i = 0; i < photos; i++) {
			now += everyMs;
			ahead.sent();
		}
	};

	expect(ahead.photos()).toBe(8);
	send(1, 30_000);
	expect(ahead.photos()).toBe(2);
	send(20, 500);
	expect(ahead.photos()).toBe(11);
	send(100, 40);
	expect(ahead.photos()).toBe(26);
	now += 6_000;
	expect(ahead.photos()).toBe(2);
});

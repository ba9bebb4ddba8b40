import { expect, test } from "vitest";
import { codeSigns, isFresh, minuteOf, minutesAround, readCode, shownCode, signsOfMinute } from "./venue";

test("a code is read as people type it from a poster", () => {
	expect(readCode(" K7XM-2PQ9 rt4b ")).toEqual({ code: "k7xm2pq9rt4b", minute: null });
	expect(readCode("OOIL-2222-2222")).toEqual({ code: "001122222222", minute: null });
	expect(shownCode("k7xm2pq9rt4b")).toBe("k7xm-2pq9-rt4b");
});

test.each(["", "k7xm-2pq9", "k7xm-2pq9-rt4u", "k7xm-2pq9-rt4b-7", "k".repeat(1_000), "k7xm%2pq9rt4b"])(
	"%j is no code",
	(text) => expect(readCode(text)).toBeNull(),
);

test("the minute of a rotating code is read back, also where its signs begin again", () => {
	for (const minute of [0, 1, 31, 32, 123_456, minutesAround - 1])
		expect(readCode(`${signsOfMinute(minute)}${codeSigns[7]?.repeat(12)}`)?.minute).toBe(minute);
});

test("a rotating code is fresh in its minute and in the next one", () => {
	const at = (seconds: number) => new Date(Date.UTC(2026, 9, 10, 18) + seconds * 1_000);
	const code = { minute: minuteOf(at(0)) };

	expect([0, 59, 60, 119].map((seconds) => isFresh(code, at(seconds)))).toEqual([true, true, true, true]);
	expect([-61, 120, 3_600].map((seconds) => isFresh(code, at(seconds)))).toEqual([false, false, false]);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { awaitSession, everyMs } from "./await-session";

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A page of Ada's whose session has ended. `answers` are given one after the other, and the last one from then on. */
function page(...answers: (string | null | Error)[]) {
	const told: string[] = [];
	let asked = 0;
	let isSeen = true;
	let likely = () => {};
	const stop = awaitSession({
		person: "ada",
		async ask() {
			const answer = answers[Math.min(asked++, answers.length - 1)] ?? null;
			if (answer instanceof Error) throw answer;
			return answer;
		},
		onNobody: () => told.push("nobody"),
		onPerson: () => told.push("ada"),
		onAnother: () => told.push("another"),
		whenLikely(now) {
			likely = now;
			return () => {
				likely = () => {};
			};
		},
		isSeen: () => isSeen,
	});
	return {
		told,
		stop,
		asked: () => asked,
		hide: () => {
			isSeen = false;
		},
		likely: () => likely(),
		pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
	};
}

test("a refusal from before the person signed in again ends at once, and nobody is told that they are signed out", async () => {
	const { told, pass, asked } = page("ada");
	await pass(0);
	expect(told).toEqual(["ada"]);
	await pass(everyMs * 3);
	expect(asked()).toBe(1);
});

test("it asks every few seconds while the page is seen, and lost answers count as none", async () => {
	const { told, pass } = page(null, new Error("lost"), "ada");
	await pass(everyMs);
	expect(told).toEqual(["nobody"]);
	await pass(everyMs);
	expect(told).toEqual(["nobody", "ada"]);
});

test("a hidden page asks when another page of this browser was loaded", async () => {
	const { told, pass, hide, likely, asked } = page(null, "ada");
	await pass(0);
	hide();
	await pass(everyMs * 10);
	expect(asked()).toBe(1);
	likely();
	await pass(0);
	expect(told).toEqual(["nobody", "ada"]);
});

test("somebody else who has signed in is told apart from the person of the page", async () => {
	const { told, pass } = page(null, "ben");
	await pass(everyMs);
	expect(told).toEqual(["nobody", "another"]);
});

test("after it was stopped nobody is told anything", async () => {
	const { told, pass, stop, likely } = page(null, "ada");
	stop();
	likely();
	await pass(everyMs * 2);
	expect(told).toEqual([]);
});

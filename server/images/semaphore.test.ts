import { expect, test } from "vitest";
import { makeSemaphore } from "./semaphore";

test("a semaphore runs no more tasks at once than it has places, in order, and a failed task frees its place", async () => {
	const semaphore = makeSemaphore(2);
	const begun: number[] = [];
	let running = 0;
	let most = 0;
	const results = await Promise.allSettled(
		Array.from({ length: 9 }, (_, i) =>
			semaphore(async () => {
				begun.push(i);
				running += 1;
				most = Math.max(most, running);
				await new Promise((done) => setTimeout(done, 2));
				running -= 1;
				if (i % 3 === 0) throw new Error("on purpose");
				return i;
			}),
		),
	);
	expect(most).toBe(2);
	expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
	expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
});

import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { ahead } from "./ahead";

async function* items(sizes: readonly number[]) {
	yield* sizes.entries();
}

test("results come in the order of the items, and what is ahead stays within its bounds", async () => {
	const sizes = [5, 1, 1, 9, 30, 1, 1, 1, 1, 1];
	const running = new Set<number>();
	let most = 0;
	let mostBytes = 0;
	const work = async ([index, size]: [number, number]) => {
		running.add(index);
		most = Math.max(most, running.size);
		const bytes = [...running].reduce((sum, one) => sum + (sizes[one] ?? 0), 0);
		if (running.size > 1) mostBytes = Math.max(mostBytes, bytes);
		await sleep(size);
		running.delete(index);
		return index;
	};
	const done: number[] = [];
	const options = { bounds: { items: 3, bytes: 10 }, bytesOf: ([, size]: [number, number]) => size };
	for await (const index of ahead(items(sizes), work, options)) done.push(index);
	expect(done).toEqual(sizes.map((_, index) => index));
	expect(most).toBeLessThanOrEqual(3);
	expect(most).toBeGreaterThan(1);
	expect(mostBytes).toBeLessThanOrEqual(10);
});

test("a failure is thrown in its turn, after the results before it", async () => {
	const done: number[] = [];
	const work = async ([index]: [number, number]) => {
		if (index === 1) throw new Error("no second");
		await sleep(5);
		return index;
	};
	const run = async () => {
		const options = { bounds: { items: 3, bytes: 10 }, bytesOf: () => 1 };
		for await (const index of ahead(items([1, 1, 1]), work, options)) done.push(index);
	};
	await expect(run()).rejects.toThrow("no second");
	expect(done).toEqual([0]);
});

import { expect, test } from "vitest";
import { makeMutex } from "./mutex";

test("a mutex starts the next work when the previous one has ended, whether it succeeded or failed", async () => {
	const mutex = makeMutex();
	const order: string[] = [];

	const bad = mutex(async () => {
		order.push("bad");
		throw new Error("bad");
	});
	const good = mutex(async () => order.push("good"));

	await expect(bad).rejects.toThrow("bad");
	await good;
	expect(order).toEqual(["bad", "good"]);
});

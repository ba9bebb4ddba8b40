import { expect, test } from "vitest";
import { withTimeout } from "./with-timeout";

test("a timeout yields the answer, the error or the lateness, whichever comes first", async () => {
	const late = () => new Error("late");

	await expect(withTimeout(1_000, Promise.resolve(1), late)).resolves.toBe(1);
	await expect(withTimeout(1_000, Promise.reject(new Error("own")), late)).rejects.toThrow("own");
	await expect(withTimeout(1, new Promise(() => {}), late)).rejects.toThrow("late");
});

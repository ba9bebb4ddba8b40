import { expect, test } from "vitest";
import { makeQueryClient } from "./query-client";

test("on the server a failed query is not retried", async () => {
	let calls = 0;
	const queryFn = async () => {
		calls++;
		throw new Error("There is no such event.");
	};
	await expect(makeQueryClient().fetchQuery({ queryKey: ["event"], queryFn })).rejects.toThrow(
		"no such event",
	);
	expect(calls).toBe(1);
});

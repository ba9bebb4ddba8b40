import { expect, test } from "vitest";
import { inGroups } from "./in-groups";
import { turn } from "./upload-queue.fixture";

test("the first call goes at once, and those made meanwhile go together when it is answered", async () => {
	const answers: (() => void)[] = [];
	const moments: number[][] = [];
	let moment = -1;
	const call = inGroups(
		(input: number) => {
			// Calls of one group are made in one go, so they are in the same moment.
			if (moment < 0) {
				moment = moments.push([]) - 1;
				queueMicrotask(() => {
					moment = -1;
				});
			}
			moments[moment]?.push(input);
			return new Promise<number>((resolve) => answers.push(() => resolve(input * 10)));
		},
		{ most: 3, atOnce: 1 },
	);

	const all = Promise.all([1, 2, 3, 4, 5, 6].map(call));
	expect(moments).toEqual([[1]]);
	answers.shift()?.();
	await turn();
	expect(moments).toEqual([[1], [2, 3, 4]]);
	for (const answer of answers.splice(0)) answer();
	await turn();
	expect(moments).toEqual([[1], [2, 3, 4], [5, 6]]);
	for (const answer of answers.splice(0)) answer();

	expect(await all).toEqual([10, 20, 30, 40, 50, 60]);
});

test("a call that fails fails alone, and the next group goes on", async () => {
	const call = inGroups(
		async (input: number) => {
			if (input === 2) throw new Error("two");
			return input;
		},
		{ most: 2, atOnce: 1 },
	);

	const answers = await Promise.allSettled([1, 2, 3, 4].map(call));

	expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
});

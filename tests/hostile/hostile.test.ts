/**
 * Files that somebody made to do harm, one of each kind. `npm run test:long` makes ten times as many from another seed
 * (./hostile.long.test.ts).
 */
import { expect, test } from "vitest";
import { kindCount } from "./hostile-files";
import { run } from "./run";

test("no file of thirty crashes the server, spends a budget, passes for a picture or leaves its payload in a rendition", async () => {
	expect(kindCount).toBe(30);
	const { ends, faults } = await run(1, kindCount);
	expect(faults).toEqual([]);
	// The kinds are what they say: some are refused at arrival, some cannot be developed, and some are good pictures.
	for (const count of Object.values(ends)) expect(count).toBeGreaterThan(1);
});

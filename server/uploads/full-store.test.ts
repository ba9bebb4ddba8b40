/** Its longer relative, an hour of 120 uploads a minute with the default quota, is ./full-store.long.test.ts. */
import { expect, test } from "vitest";
import { sweep } from "../jobs/sweep";
import { flood } from "./full-store.fixture";

test.each([
	["a sweep a minute", (s: { deps: Parameters<typeof sweep>[0] }) => sweep(s.deps)],
	["no sweep at all", undefined],
])(
	"with %s, nobody has more objects in the store than their quota, whatever they end and send again",
	async (_, everyMinute) => {
		const { sent, most, mostBytes, largest } = await flood({
			quota: 5,
			perMinute: 4,
			minutes: 12,
			...(everyMinute && { everyMinute }),
		});
		expect(most).toBeLessThanOrEqual(5);
		expect(mostBytes).toBeLessThanOrEqual(5 * largest);
		// Places are free again, so more was sent than ever was in the store.
		expect(sent).toBeGreaterThanOrEqual(10);
	},
);

/** The longer relative of ./full-store.test.ts. Run with npm run test:long. */
import { expect, test } from "vitest";
import { sweep } from "../jobs/sweep";
import { limits } from "../limits";
import { flood } from "./full-store.fixture";

test.each([
	["a sweep a minute", (s: { deps: Parameters<typeof sweep>[0] }) => sweep(s.deps)],
	["no sweep at all", undefined],
])(
	"with %s, an hour of 120 uploads a minute leaves no more objects than the quota",
	async (_, everyMinute) => {
		const quota = limits.photosPerPerson;
		const hour = { quota, perMinute: 120, minutes: 60, atOnce: 8 };
		const { sent, most, mostBytes, largest } = await flood({ ...hour, ...(everyMinute && { everyMinute }) });
		console.info(`${sent} were sent; at most ${most} objects and ${mostBytes} bytes were there`);
		expect(most).toBeLessThanOrEqual(quota);
		expect(mostBytes).toBeLessThanOrEqual(quota * largest);
		expect(sent).toBeGreaterThan(quota);
	},
);

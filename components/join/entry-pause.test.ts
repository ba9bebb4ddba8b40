import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { entryPause } from "./entry-pause";

const refused = (appCode: string, retry: boolean) =>
	TRPCClientError.from({ error: { message: "English.", code: -32000, data: { appCode, retry } } });

test("somebody who has just come hears within three seconds, and somebody who waits for minutes within ten", () => {
	expect(entryPause(1, null)).toBeLessThan(3_000);
	expect(entryPause(200, null)).toBe(10_000);
	let waited = 0;
	for (let answers = 0; entryPause(answers, null) !== 10_000; answers++)
		waited += Number(entryPause(answers, null));
	expect(waited).toBeGreaterThan(2 * 60_000);
	expect(waited).toBeLessThan(3 * 60_000);
});

test("a server that does not answer is asked less often, and one that has said no is not asked again", () => {
	expect(entryPause(0, new TypeError("Failed to fetch"))).toBe(10_000);
	expect(entryPause(0, refused("SERVER_BUSY", true))).toBe(10_000);
	expect(entryPause(0, refused("EVENT_ARCHIVED", false))).toBe(false);
	expect(entryPause(0, refused("EVENT_NOT_FOUND", false))).toBe(false);
	expect(entryPause(0, refused("SIGNED_OUT", false))).toBe(10_000);
});

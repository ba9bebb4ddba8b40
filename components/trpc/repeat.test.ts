import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeInFlight } from "@/server/http/in-flight";
import { limits } from "@/server/limits";
import { repeatedWhileBusy } from "./repeat";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refused = (data: Record<string, unknown>) =>
	TRPCClientError.from({ error: { message: "English.", code: -32000, data } });
const busy = () => refused({ appCode: "SERVER_BUSY", retry: true, retryAfter: 2 });

/** Runs a change as the join page does, and says what came of it, after how many tries and seconds. */
async function run(change: (tries: number) => Promise<string>) {
	const [begun, client] = [Date.now(), new QueryClient()];
	let tries = 0;
	const observer = new MutationObserver(client, {
		mutationFn: () => change(++tries),
		...repeatedWhileBusy,
	});
	const answer = observer.mutate().catch((error: unknown) => error);
	await vi.runAllTimersAsync();
	return { answer: await answer, tries, seconds: (Date.now() - begun) / 1_000 };
}

test("150 guests who enter at once are all in, although the server works on fewer at a time", async () => {
	const inFlight = makeInFlight(limits.callsInFlight);
	expect(limits.callsInFlight).toBeLessThan(150);
	const enter = () =>
		inFlight(async () => {
			await new Promise((done) => setTimeout(done, 50));
			return "in";
		}).catch(() => Promise.reject(busy()));
	const entered = await Promise.all(Array.from({ length: 150 }, () => run(enter)));
	expect(entered.filter(({ answer }) => answer !== "in")).toEqual([]);
	expect(entered.some(({ tries }) => tries > 1)).toBe(true);
});

test("a pause is never shorter than the server asked for", async () => {
	const { answer, seconds } = await run(async (tries) => (tries < 3 ? Promise.reject(busy()) : "in"));
	expect(answer).toBe("in");
	expect(seconds).toBeGreaterThanOrEqual(4);
});

test.each([
	["that no retry changes", refused({ appCode: "VENUE_CODE_WRONG", retry: false }), 1, 0],
	[
		"that asks to come back in an hour",
		refused({ appCode: "TOO_MANY_CODES", retry: true, retryAfter: 3_600 }),
		...[1, 0],
	],
	["of a network that is gone", TRPCClientError.from(new TypeError("Failed to fetch")), 4, 13],
	["of a server that stays busy", busy(), 20, 57],
] as const)("an error %s is told", async (_what, error, most, withinSeconds) => {
	const { answer, tries, seconds } = await run(() => Promise.reject(error));
	expect(answer).toBe(error);
	expect(tries).toBe(most);
	expect(seconds).toBeLessThanOrEqual(withinSeconds);
});

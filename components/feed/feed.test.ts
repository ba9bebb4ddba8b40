import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changesEveryMs } from "@/rules/changes";
import { watched } from "../trpc/requests";
import { noteLeaving } from "../trpc/session";
import type { Changes } from "../trpc/types";
import { createFeed, type FeedStatus } from "./feed";
import { answer, fakeTab, placeAtOne, refusal } from "./feed.fixture";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const usual = async (since: string): Promise<Changes> => answer(String(Number(since) + 1));
const lost = () => Promise.reject(new TypeError("no network"));
const never = () => new Promise<Changes>(() => {});

/** A running feed, and a server that answers what `server.answer` returns: by default the next cursor and no news. */
function running(first: (since: string) => Promise<Changes> = usual) {
	const asked: { since: string; at: number }[] = [];
	const statuses: FeedStatus[] = [];
	const tab = fakeTab();
	const server = { answer: first };
	const take = vi.fn<(changes: Changes) => Promise<void>>(async () => {});
	const start = createFeed({
		ask: (since, signal) => {
			asked.push({ since, at: Date.now() - 1_000_000 });
			return new Promise((resolve, reject) => {
				signal.addEventListener("abort", () => reject(new Error("given up")));
				server.answer(since).then(resolve, reject);
			});
		},
		take,
		onStatus: (status) => void (statuses.at(-1) === status || statuses.push(status)),
		place: placeAtOne(),
		attention: tab.attention,
		random: () => 1,
	});
	return { asked, statuses, server, take, tab, stop: start(), sinces: () => asked.map(({ since }) => since) };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("the change feed in a page", () => {
	test("asks at once and then every two seconds, each time from where the last answer ended", async () => {
		const { asked, take, stop } = running();
		await pass(changesEveryMs * 3);
		stop();
		expect(asked).toEqual([
			{ since: "1", at: 0 },
			{ since: "2", at: 2_000 },
			{ since: "3", at: 4_000 },
			{ since: "4", at: 6_000 },
		]);
		expect(take).toHaveBeenCalledTimes(4);
	});

	test("does not ask while the page is hidden, and asks at once when it is visible again", async () => {
		const { asked, tab, stop } = running();
		await pass(0);
		tab.hide();
		await pass(3_600_000);
		tab.networkChanges();
		await pass(3_600_000);
		expect(asked).toHaveLength(1);
		tab.comeBack();
		await pass(0);
		expect(asked).toHaveLength(2);
		await pass(changesEveryMs);
		stop();
		expect(asked).toHaveLength(3);
	});

	test("does not ask while the person signs out, and goes on if that failed", async () => {
		const { asked, stop } = running();
		await pass(0);
		noteLeaving(true);
		await pass(changesEveryMs * 5);
		expect(asked).toHaveLength(1);
		noteLeaving(false);
		await pass(changesEveryMs);
		stop();
		expect(asked).toHaveLength(2);
	});

	test("asks again at once on return, even if an answer from before never comes", async () => {
		const { asked, server, statuses, tab, stop } = running(never);
		await pass(1_000);
		tab.hide();
		await pass(1_000);
		server.answer = usual;
		tab.comeBack();
		await pass(0);
		stop();
		expect(asked.map(({ at }) => at)).toEqual([0, 2_000]);
		expect(statuses).toEqual(["live"]);
	});

	test("asks for the same changes again if they could not be taken", async () => {
		const { take, sinces, stop } = running();
		take.mockRejectedValueOnce(new TypeError("no network"));
		await pass(5_000);
		stop();
		expect(sinces().slice(0, 3)).toEqual(["1", "1", "2"]);
	});

	test("keeps trying without a network, with growing pauses, and recovers by itself", async () => {
		const { asked, statuses, server, stop } = running(lost);
		await pass(300_000);
		expect(statuses).toEqual(["offline"]);
		expect(asked.length).toBeGreaterThan(8);
		expect(asked.length).toBeLessThan(18);
		server.answer = usual;
		await pass(30_000);
		stop();
		expect(statuses).toEqual(["offline", "live"]);
	});

	test("does not report a single lost request", async () => {
		const { statuses, server, stop } = running(lost);
		await pass(0);
		server.answer = usual;
		await pass(30_000);
		stop();
		expect(statuses).toEqual(["live"]);
	});

	test("times out when an answer does not come", async () => {
		const { asked, statuses, stop } = running(never);
		await pass(60_000);
		stop();
		expect(asked.length).toBeGreaterThanOrEqual(3);
		expect(statuses).toEqual(["offline"]);
	});

	test("waits as long as the server asks it to", async () => {
		const { asked, stop } = running(() => Promise.reject(refusal("ASKED_TOO_OFTEN", 8)));
		await pass(7_900);
		expect(asked).toHaveLength(1);
		await pass(5_000);
		stop();
		expect(asked).toHaveLength(2);
	});

	test("keeps asking after the session or the membership has ended, and is live when it is back", async () => {
		for (const [code, status] of [
			["SIGNED_OUT", "signed-out"],
			["EVENT_NOT_FOUND", "gone"],
		] as const) {
			const { statuses, server, stop } = running();
			await pass(changesEveryMs);
			server.answer = () => Promise.reject(refusal(code));
			await pass(60_000);
			server.answer = usual;
			await pass(20_000);
			stop();
			expect(statuses).toEqual(["live", status, "live"]);
		}
	});

	test("tells once more what it told while another answer was on its way, because that may be older", async () => {
		const { sinces, stop } = running();
		await pass(changesEveryMs);
		let arrive = () => {};
		const arriving = watched(
			() =>
				new Promise<void>((resolve) => {
					arrive = resolve;
				}),
		);
		await pass(changesEveryMs * 2);
		arrive();
		await arriving;
		await pass(changesEveryMs * 2);
		stop();
		// The request began after "2" had been asked for.
		expect(sinces()).toEqual(["1", "2", "3", "4", "3", "4"]);
	});

	test("sends no more requests once it is stopped", async () => {
		const { asked, tab, stop } = running();
		await pass(changesEveryMs);
		stop();
		const before = asked.length;
		tab.comeBack();
		await pass(60_000);
		expect(asked.length).toBe(before);
	});
});

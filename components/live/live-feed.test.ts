import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LiveAnswer } from "../trpc/types";
import { createLiveFeed, everyMs, type FeedStatus } from "./live-feed";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const refusal = (appCode: string) =>
	TRPCClientError.from({ error: { message: appCode, code: -32_001, data: { appCode } } });
const same: LiveAnswer = { version: "v1", photos: null };
const whole: LiveAnswer = { version: "v1", photos: [] };

/** A running feed, and a server that answers what `answer` returns. */
function running(answer: (known: string | undefined) => Promise<LiveAnswer>) {
	const asked: { known: string | undefined; at: number }[] = [];
	const statuses: FeedStatus[] = [];
	const photos = vi.fn();
	let tryNow = () => {};
	const server = { answer };
	const feed = createLiveFeed({
		ask: (known, signal) => {
			asked.push({ known, at: Date.now() });
			return new Promise((resolve, reject) => {
				signal.addEventListener("abort", () => reject(new Error("given up")));
				server.answer(known).then(resolve, reject);
			});
		},
		onPhotos: photos,
		onStatus: (status) => void (statuses.at(-1) === status || statuses.push(status)),
		onHope: (hope) => {
			tryNow = hope;
			return () => {};
		},
		now: Date.now,
		random: () => 1,
	});
	const stop = feed.start();
	return { asked, statuses, photos, server, feed, stop, hope: () => tryNow() };
}

const usual = (known: string | undefined) => Promise.resolve(known ? same : whole);

describe("the feed of a live wall", () => {
	test("asks every three seconds and sends the version that it has", async () => {
		const { asked, photos, stop } = running(usual);
		await vi.advanceTimersByTimeAsync(everyMs * 5);
		stop();
		expect(asked.map(({ known }) => known)).toEqual([undefined, "v1", "v1", "v1", "v1", "v1"]);
		expect(photos).toHaveBeenCalledTimes(1);
	});

	test("asks for fresh URLs every ten minutes, and half a minute after one failed", async () => {
		const { asked, feed, stop } = running(usual);
		await vi.advanceTimersByTimeAsync(610_000);
		const whole = () => asked.filter(({ known }) => !known).map(({ at }) => at - 1_000_000);
		expect(whole()).toHaveLength(2);
		feed.doubtUrls();
		await vi.advanceTimersByTimeAsync(60_000);
		stop();
		expect(whole()).toHaveLength(3);
	});

	test("keeps trying without a network, with growing pauses, and recovers by itself", async () => {
		const { asked, statuses, server, stop } = running(() => Promise.reject(new TypeError("no network")));
		await vi.advanceTimersByTimeAsync(300_000);
		expect(statuses).toEqual(["offline"]);
		expect(asked.length).toBeGreaterThan(8);
		expect(asked.length).toBeLessThan(18);
		server.answer = usual;
		await vi.advanceTimersByTimeAsync(30_000);
		stop();
		expect(statuses).toEqual(["offline", "live"]);
	});

	test("does not report a single lost request", async () => {
		let lost = 0;
		const { statuses, stop } = running((known) =>
			known && lost++ === 0 ? Promise.reject(new TypeError("no network")) : usual(known),
		);
		await vi.advanceTimersByTimeAsync(30_000);
		stop();
		expect(statuses).toEqual(["live"]);
	});

	test("tries at once when the network or the tab is back", async () => {
		const { asked, server, hope, stop } = running(() => Promise.reject(new TypeError("no network")));
		await vi.advanceTimersByTimeAsync(120_000);
		const before = asked.length;
		server.answer = usual;
		hope();
		await vi.advanceTimersByTimeAsync(0);
		stop();
		expect(asked.length).toBe(before + 1);
	});

	test("times out when an answer does not come", async () => {
		const { asked, statuses, stop } = running(() => new Promise(() => {}));
		await vi.advanceTimersByTimeAsync(60_000);
		stop();
		expect(asked.length).toBeGreaterThanOrEqual(3);
		expect(statuses).toEqual(["offline"]);
	});

	test("keeps asking after the session has ended, keeps the photos, and is live when somebody signs in", async () => {
		const { photos, statuses, server, stop } = running(usual);
		await vi.advanceTimersByTimeAsync(everyMs);
		server.answer = () => Promise.reject(refusal("SIGNED_OUT"));
		await vi.advanceTimersByTimeAsync(60_000);
		expect(statuses).toEqual(["live", "signed-out"]);
		expect(photos).toHaveBeenCalledTimes(1);
		server.answer = usual;
		await vi.advanceTimersByTimeAsync(20_000);
		stop();
		expect(statuses).toEqual(["live", "signed-out", "live"]);
	});

	test("takes all photos down when the person loses their membership, and asks for all if it returns", async () => {
		const { photos, asked, statuses, server, stop } = running(usual);
		await vi.advanceTimersByTimeAsync(everyMs);
		server.answer = () => Promise.reject(refusal("EVENT_NOT_FOUND"));
		await vi.advanceTimersByTimeAsync(everyMs);
		expect([statuses.at(-1), photos.mock.lastCall]).toEqual(["gone", [[]]]);
		server.answer = usual;
		await vi.advanceTimersByTimeAsync(20_000);
		stop();
		expect(statuses.at(-1)).toBe("live");
		expect(asked.at(-2)?.known).toBeUndefined();
	});

	test("sends no more requests once it is stopped", async () => {
		const { asked, stop } = running(usual);
		await vi.advanceTimersByTimeAsync(everyMs);
		stop();
		const before = asked.length;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(asked.length).toBe(before);
	});
});

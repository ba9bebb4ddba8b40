import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changesEveryMs } from "@/rules/changes";
import type { FeedStatus } from "../feed/feed";
import { answer, fakeTab, placeAtOne, refusal } from "../feed/feed.fixture";
import type { Changes, LiveAnswer } from "../trpc/types";
import { createLiveFeed } from "./live-feed";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const same: LiveAnswer = { version: "v1", photos: null };
const whole: LiveAnswer = { version: "v1", photos: [] };

/** A running feed of a wall, and a server whose changes a test sets. */
function running() {
	const asked: { known: string | undefined; at: number }[] = [];
	const statuses: FeedStatus[] = [];
	const [photos, event] = [vi.fn(), vi.fn()];
	const server = { changes: async (): Promise<Changes> => answer("1") };
	const feed = createLiveFeed({
		ask: () => server.changes(),
		askPhotos: async (known) => {
			asked.push({ known, at: Date.now() - 1_000_000 });
			return known ? same : whole;
		},
		onPhotos: photos,
		onEvent: event,
		onStatus: (status) => void (statuses.at(-1) === status || statuses.push(status)),
		place: placeAtOne(),
		attention: fakeTab().attention,
		now: Date.now,
		random: () => 1,
	});
	return { asked, statuses, photos, event, server, feed, stop: feed.start() };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("the feed of a live wall", () => {
	test("asks for the photos when something changed, and says which ones it has", async () => {
		const { asked, photos, server, stop } = running();
		await pass(changesEveryMs * 5);
		expect(asked.map(({ known }) => known)).toEqual([undefined]);
		for (const change of [{ gone: ["a"] }, { reload: true }]) {
			server.changes = async () => answer("2", change);
			await pass(changesEveryMs);
			server.changes = async () => answer("3");
			await pass(changesEveryMs);
		}
		stop();
		expect(asked.map(({ known }) => known)).toEqual([undefined, "v1", "v1"]);
		expect(photos).toHaveBeenCalledTimes(1);
	});

	test("says when the event has changed, and then does not ask for the photos", async () => {
		const { asked, event, server, stop } = running();
		await pass(changesEveryMs * 5);
		expect(event).not.toHaveBeenCalled();
		for (const change of [{ event: true }, { reload: true }]) {
			server.changes = async () => answer("2", change);
			await pass(changesEveryMs);
			server.changes = async () => answer("3");
			await pass(changesEveryMs);
		}
		stop();
		expect(event).toHaveBeenCalledTimes(2);
		expect(asked).toHaveLength(2);
	});

	test("asks for fresh URLs every ten minutes, and half a minute after one failed", async () => {
		const { asked, feed, stop } = running();
		await pass(610_000);
		expect(asked).toHaveLength(2);
		feed.doubtUrls();
		await pass(60_000);
		stop();
		expect(asked.map(({ known }) => known)).toEqual([undefined, undefined, undefined]);
	});

	test("keeps the photos after the session has ended", async () => {
		const { photos, statuses, server, stop } = running();
		await pass(changesEveryMs);
		server.changes = () => Promise.reject(refusal("SIGNED_OUT"));
		await pass(60_000);
		stop();
		expect(statuses).toEqual(["live", "signed-out"]);
		expect(photos).toHaveBeenCalledTimes(1);
	});

	test("takes all photos down when the person loses their membership, and asks for all if it returns", async () => {
		const { photos, asked, statuses, server, stop } = running();
		await pass(changesEveryMs);
		server.changes = () => Promise.reject(refusal("EVENT_NOT_FOUND"));
		await pass(changesEveryMs);
		expect([statuses.at(-1), photos.mock.lastCall]).toEqual(["gone", [[]]]);
		server.changes = async () => answer("2");
		await pass(20_000);
		stop();
		expect(statuses.at(-1)).toBe("live");
		expect(asked.at(-1)?.known).toBeUndefined();
	});
});

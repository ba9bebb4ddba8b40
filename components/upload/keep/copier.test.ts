import { afterEach, expect, test, vi } from "vitest";
import type { QueueItem } from "../queue/upload-item";
import { createCopier } from "./copier";
import type { KeptStore } from "./kept-store";

const mega = 1_000_000;

afterEach(() => {
	vi.unstubAllGlobals();
});

/** Copies drafts of this size until nothing happens any more. Nothing is really copied. */
async function copyAll(count: number, { size, quota }: { size: number; quota: number }) {
	const persist = vi.fn(async () => true);
	vi.stubGlobal("navigator", {
		storage: { estimate: async () => ({ quota }), persisted: async () => false, persist },
	});
	vi.stubGlobal("requestIdleCallback", (ready: () => void) => ready());
	const items = Array.from({ length: count }, (_, at) => ({
		id: `${at}`,
		status: "draft",
		size,
	})) as QueueItem[];
	let kept = 0;
	const store = {
		size: async () => kept,
		putBytes: async (row: { size: number }) => {
			kept += row.size;
		},
	} as unknown as KeptStore;
	const onFailed = vi.fn();
	const copier = createCopier({
		...{ items: () => items, isWritten: () => true, store, onCopied: () => {}, onFailed },
		fileOf: async () => ({ size }) as File,
		whose: { person: "Ada", eventId: "picos" },
	});
	copier.run();
	const seen = () => items.filter(({ id }) => copier.has(id) || copier.isImpossible(id)).length;
	await expect.poll(seen).toBe(count);
	expect(onFailed).not.toHaveBeenCalled();
	return { kept, copied: items.filter(({ id }) => copier.has(id)).length, persist };
}

test("copies end at a gigabyte, and the browser is asked once to keep them", async () => {
	const { kept, copied, persist } = await copyAll(5, { size: 300 * mega, quota: 100_000 * mega });
	expect([copied, kept]).toEqual([3, 900 * mega]);
	expect(persist).toHaveBeenCalledTimes(1);
});

test("copies end at a fifth of what the browser gives the site", async () => {
	const { kept, copied } = await copyAll(30, { size: 10 * mega, quota: 1_000 * mega });
	expect([copied, kept]).toEqual([20, 200 * mega]);
});

import { expect, test } from "vitest";
import type { UploadQueue } from "./upload-queue";
import { until, world } from "./upload-queue.fixture";
import type { QueueState } from "./upload-queue.reducer";
import {
	busy,
	gate,
	hang,
	lose,
	neverAnswered,
	pauseAt,
	photo,
	refuse,
	serverError,
} from "./upload-steps.fixture";

/** Checks that each state which listeners see survives JSON, and remembers those states. */
function watchJson(queue: UploadQueue) {
	const seen: QueueState[] = [];
	const check = () => {
		const state = queue.getSnapshot();
		expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
		seen.push(state);
	};
	check();
	queue.subscribe(check);
	return { seen, check };
}

test("the whole state survives JSON unchanged, whatever the status of its photos", async () => {
	const paused = gate();
	const w = world(
		{ maxBytes: 1_000_000, schedule: queueMicrotask },
		{
			"slow.jpg": { put: [pauseAt(paused, 400)] },
			"lost.jpg": { put: [lose(0.5), lose(1)] },
			"busy.jpg": { initiate: [refuse(busy(2))] },
			"refused.jpg": { initiate: [refuse(serverError("TYPE_NOT_SUPPORTED"))] },
		},
	);
	const { seen, check } = watchJson(w.queue);
	const names = ["slow.jpg", "lost.jpg", "busy.jpg", "refused.jpg", "a.jpg", "a.jpg"];

	w.queue.add([{ file: photo("large.jpg", 2_000_000), title: "", description: "" }]);
	w.queue.add([{ file: photo("draft.jpg"), title: "Draft", description: "Words" }]);
	w.queue.edit(w.item("draft.jpg").id, { title: "Edited" });
	w.queue.remove(w.item("draft.jpg").id);
	w.send(names.map((name) => photo(name)));
	await until(() => w.item("slow.jpg").sentBytes === 400);
	check();
	w.setOnline(false);
	w.setOnline(true);
	paused.open();
	await w.settled();
	w.queue.add([{ file: photo("last.jpg"), title: "Last", description: "" }]);

	const statuses = new Set(seen.flatMap(({ items }) => items.map(({ status }) => status)));
	expect([...statuses].sort()).toEqual([
		...["confirming", "done", "draft", "duplicate", "failed"],
		...["hashing", "sending", "signing", "waiting"],
	]);
	expect(w.item("lost.jpg")).toMatchObject({ status: "done", sha256: expect.any(String), arrived: "yes" });
	check();
});

test("the bytes of a photo are released when it is confirmed", async () => {
	const putting = gate();
	const w = world({}, { "a.jpg": { put: [pauseAt(putting)] } });
	const file = photo("a.jpg");
	w.send([file]);
	const { id } = w.item("a.jpg");
	await until(() => w.item("a.jpg").status === "sending");
	expect(await w.queue.fileOf(id)).toBe(file);

	putting.open();
	await w.settled();

	expect(w.item("a.jpg").status).toBe("done");
	expect(await w.keeper.get(id)).toBeNull();
});

test("the bytes of a duplicate are released, and those of a failed photo are kept for a retry", async () => {
	const w = world({}, { "bad.jpg": { initiate: [refuse(serverError("QUOTA_REACHED"))] } });
	const failed = photo("bad.jpg");
	w.send([photo("a.jpg"), photo("a.jpg"), failed]);
	await w.settled();
	const items = w.queue.getSnapshot().items;

	expect(items.map(({ status }) => status).sort()).toEqual(["done", "duplicate", "failed"]);
	for (const { id, status } of items) {
		expect(await w.keeper.get(id), status).toBe(status === "failed" ? failed : null);
	}
});

test("the bytes of a removed photo are released, whether it was a draft or being sent", async () => {
	const w = world({}, { "a.jpg": { put: [hang] } });
	w.send([photo("a.jpg")]);
	w.queue.add([{ file: photo("draft.jpg"), title: "", description: "" }]);
	await until(() => w.item("a.jpg").status === "sending");
	const ids = [w.item("a.jpg").id, w.item("draft.jpg").id];

	for (const id of ids) w.queue.remove(id);

	for (const id of ids) expect(await w.keeper.get(id)).toBeNull();
});

test.each([
	["has lost", async () => null],
	["cannot read", () => Promise.reject(new DOMException("gone", "NotReadableError"))],
	["never returns", () => neverAnswered({ silenceMs: 60_000 })()],
])("a photo whose bytes the keeper %s fails with that reason and frees its worker", async (_, get) => {
	const w = world({ concurrency: 1, silenceMs: 60_000 });
	const kept = w.keeper.get;
	w.queue.add([photo("a.jpg"), photo("b.jpg")].map((file) => ({ file, title: "", description: "" })));
	const { id } = w.item("a.jpg");
	w.keeper.get = (asked) => (asked === id ? get() : kept(asked));
	w.queue.start();
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({
		status: "failed",
		canRetry: true,
		error: { code: "UNREADABLE" },
	});
	expect(w.item("b.jpg").status).toBe("done");
});

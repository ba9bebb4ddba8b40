import { expect, test } from "vitest";
import { totals } from "./upload-queue";
import { turn, until, world } from "./upload-queue.fixture";
import { gate, pauseAt, photo, photos } from "./upload-steps.fixture";

test("each file's progress counts its own bytes, and the totals add them up", async () => {
	const half = gate();
	const w = world(
		{},
		{
			"a.jpg": { put: [pauseAt(half, 400)] },
			"b.jpg": { put: [pauseAt(half, 50)] },
		},
	);

	w.send([photo("a.jpg", 1_000), photo("b.jpg", 200)]);
	await until(() => w.item("a.jpg").sentBytes === 400 && w.item("b.jpg").sentBytes === 50);

	expect(totals(w.queue.getSnapshot())).toMatchObject({ totalBytes: 1_200, sentBytes: 450, underWay: 2 });
	w.queue.dispose();
});

test("progress never runs backwards or past the size of the file", async () => {
	const end = gate();
	const w = world(
		{},
		{
			"a.jpg": { put: [pauseAt(end, 900, 300)] },
			"b.jpg": { put: [pauseAt(end, 1_200)] },
		},
	);

	w.send([photo("a.jpg", 1_000), photo("b.jpg", 1_000)]);
	await until(() => w.item("a.jpg").sentBytes > 0 && w.item("b.jpg").sentBytes > 0);

	expect(w.item("a.jpg").sentBytes).toBe(900);
	expect(w.item("b.jpg").sentBytes).toBe(1_000);
	w.queue.dispose();
});

test("progress is shown in batches, so a thousand events from sixty files cause one notification", async () => {
	const shows: (() => void)[] = [];
	let notified = 0;
	const chatty = Object.fromEntries(
		photos(60).map((file) => [
			file.name,
			{
				put: [
					({ onProgress, signal }: { onProgress(bytes: number): void; signal: AbortSignal }) => {
						for (let bytes = 1; bytes <= 20; bytes++) onProgress(bytes);
						return new Promise<never>((_, reject) =>
							signal.addEventListener("abort", () => reject(signal.reason)),
						);
					},
				],
			},
		]),
	);
	const w = world({ concurrency: 60, schedule: (show) => shows.push(show) }, chatty);
	w.send(photos(60));
	w.queue.subscribe(() => notified++);
	await until(() => w.log.filter((line) => line.startsWith("put")).length === 60);
	await turn();

	expect(notified).toBe(0);
	expect(shows).toHaveLength(1);
	for (const show of shows) show();
	expect(notified).toBe(1);
	expect(totals(w.queue.getSnapshot()).sentBytes).toBe(60 * 20);
	w.queue.dispose();
});

test("the snapshot is the same object until something changed", async () => {
	const w = world();
	const empty = w.queue.getSnapshot();
	expect(w.queue.getSnapshot()).toBe(empty);

	w.queue.add([{ file: photo("a.jpg"), title: "A", description: "" }]);
	const one = w.queue.getSnapshot();
	w.queue.retry("nobody");
	w.queue.remove("nobody");
	w.queue.clearDone();
	w.queue.add([]);

	expect(one).not.toBe(empty);
	expect(w.queue.getSnapshot()).toBe(one);
});

test("edited words show at once", () => {
	const w = world();
	w.queue.add([{ file: photo("a.jpg"), title: "A", description: "" }]);

	w.queue.edit(w.item("a.jpg").id, { title: "Ab" });

	expect(w.item("a.jpg")).toMatchObject({ title: "Ab", description: "" });
});

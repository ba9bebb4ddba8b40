import { expect, test } from "vitest";
import { totals } from "./upload-queue";
import {
	gate,
	hang,
	pauseAt,
	photo,
	photos,
	refuse,
	serverError,
	turn,
	until,
	world,
} from "./upload-queue.fixture";

test("a photo goes hash, sign, PUT, confirm, and tells the event once", async () => {
	const w = world();

	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.log).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg")).toMatchObject({ status: "done", sentBytes: 1_000, error: null, canRetry: false });
	expect(w.done).toEqual(["a.jpg"]);
});

test("nothing is read or sent before start", async () => {
	const w = world();

	w.queue.add([{ file: photo("a.jpg"), title: "A", description: "" }]);
	await turn();

	expect(w.log).toEqual([]);
	expect(w.item("a.jpg").status).toBe("draft");
});

test("what was added after start stays a draft until started itself", async () => {
	const w = world();
	w.send([photo("a.jpg")]);
	w.queue.add([{ file: photo("b.jpg"), title: "B", description: "" }]);
	await w.settled();

	expect(w.item("b.jpg").status).toBe("draft");
	w.queue.start();
	await w.settled();
	expect(w.item("b.jpg").status).toBe("done");
});

test("one slow file does not hold up the others", async () => {
	const slow = gate();
	const w = world(
		{},
		{
			"slow.jpg": {
				put: [pauseAt(slow)],
			},
		},
	);

	w.send([photo("slow.jpg"), ...photos(20)]);
	await until(() => totals(w.queue.getSnapshot()).done === 20);

	expect(w.item("slow.jpg").status).toBe("sending");
	slow.open();
	await w.settled();
	expect(w.item("slow.jpg").status).toBe("done");
});

test("photos that pause between attempts leave their slots to the others", async () => {
	const pause = gate();
	const failing = Object.fromEntries(
		["x.jpg", "y.jpg", "z.jpg"].map((name) => [name, { put: [async () => ({ status: 503 })] }]),
	);
	const w = world({ wait: () => pause.opened }, failing);

	w.send([photo("x.jpg"), photo("y.jpg"), photo("z.jpg"), ...photos(10)]);
	await until(() => totals(w.queue.getSnapshot()).done === 10);

	expect(["x.jpg", "y.jpg", "z.jpg"].map((name) => w.item(name).status)).toEqual([
		"waiting",
		"waiting",
		"waiting",
	]);
	pause.open();
	await w.settled();
	expect(totals(w.queue.getSnapshot()).done).toBe(13);
});

test("sixty files with three workers never have more than three PUTs under way nor two hashes at once", async () => {
	const w = world();

	w.send(photos(60));
	await w.settled();

	expect(w.most).toEqual({ hashing: 1, putting: 3 });
	expect(w.confirmed.size).toBe(60);
	expect(w.done).toHaveLength(60);
});

test("a URL is signed when its file's turn comes, not before", async () => {
	const w = world({ concurrency: 1 });

	w.send(photos(3));
	await w.settled();

	const steps = (name: string) => ["hash", "sign", "put", "confirm"].map((step) => `${step} ${name}`);
	expect(w.log).toEqual(["photo-0.jpg", "photo-1.jpg", "photo-2.jpg"].flatMap(steps));
});

test("the server hears exact size, type, hash and words", async () => {
	const w = world();
	const file = new File([new Uint8Array(7)], "IMG_1.HEIC", { type: "" });

	w.queue.add([{ file, title: "Summit", description: "At noon" }]);
	w.queue.start();
	await w.settled();

	expect(w.asked).toEqual([
		{
			eventId: "event-1",
			contentType: "image/heic",
			size: 7,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
			title: "Summit",
			description: "At noon",
		},
	]);
});

test("an emptied title falls back to the file name", async () => {
	const w = world();

	w.queue.add([{ file: photo("summit_view.jpg"), title: "  ", description: "" }]);
	w.queue.start();
	await w.settled();

	expect(w.asked[0]?.title).toBe("Summit view");
});

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

test("progress never runs backwards nor past the file", async () => {
	const end = gate();
	const w = world(
		{},
		{
			"a.jpg": {
				put: [pauseAt(end, 900, 300, 1_200)],
			},
		},
	);

	w.send([photo("a.jpg", 1_000)]);
	await until(() => w.item("a.jpg").sentBytes > 0);

	expect(w.item("a.jpg").sentBytes).toBe(1_000);
	w.queue.dispose();
});

test("progress is shown in batches: a thousand events of sixty files make one notification", async () => {
	let show = () => {};
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
	const w = world({ concurrency: 60, schedule: (fn) => (show = fn) }, chatty);
	w.send(photos(60));
	w.queue.subscribe(() => notified++);
	await until(() => w.log.filter((line) => line.startsWith("put")).length === 60);
	await turn();

	expect(notified).toBe(0);
	show();
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

test("typing shows at once", () => {
	const w = world();
	w.queue.add([{ file: photo("a.jpg"), title: "A", description: "" }]);

	w.queue.edit(w.item("a.jpg").id, { title: "Ab" });

	expect(w.item("a.jpg")).toMatchObject({ title: "Ab", description: "" });
});

test("words edited while waiting are the ones sent; edited later they are left alone", async () => {
	const putting = gate();
	const w = world(
		{ concurrency: 1 },
		{
			"a.jpg": {
				put: [pauseAt(putting)],
			},
		},
	);
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => w.item("a.jpg").status === "sending");

	w.queue.edit(w.item("a.jpg").id, { title: "too late" });
	w.queue.edit(w.item("b.jpg").id, { description: "in time" });
	putting.open();
	await w.settled();

	expect(w.item("a.jpg").title).toBe("a.jpg");
	expect(w.asked.map(({ title, description }) => [title, description])).toEqual([
		["a.jpg", ""],
		["b.jpg", "in time"],
	]);
});

test("an item removed while sending is aborted and never confirmed", async () => {
	const w = world({ concurrency: 1 }, { "a.jpg": { put: [hang] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => w.item("a.jpg").status === "sending");

	w.queue.remove(w.item("a.jpg").id);
	await w.settled();

	expect(w.queue.getSnapshot().items.map((item) => [item.file.name, item.status])).toEqual([
		["b.jpg", "done"],
	]);
	expect(w.log).not.toContain("confirm a.jpg");
	expect(w.log.filter((line) => line === "put a.jpg")).toHaveLength(1);
});

test("an item removed in any step before the PUT is not sent", async () => {
	for (const step of ["draft", "waiting", "hash", "sign"]) {
		const w = world({ concurrency: 1 });
		if (step === "draft") w.queue.add([{ file: photo("a.jpg"), title: "A", description: "" }]);
		else w.send(step === "waiting" ? [photo("b.jpg"), photo("a.jpg")] : [photo("a.jpg")]);
		if (step === "hash" || step === "sign") await until(() => w.log.includes(`${step} a.jpg`));

		w.queue.remove(w.item("a.jpg").id);
		w.queue.start();
		await w.settled();
		for (let i = 0; i < 10; i++) await turn();

		expect(w.log, step).not.toContain("put a.jpg");
		expect(w.queue.getSnapshot().items.map((item) => item.status)).toEqual(
			step === "waiting" ? ["done"] : [],
		);
	}
});

test("a photo removed during its pause is not tried again", async () => {
	const pause = gate();
	const w = world({ wait: () => pause.opened }, { "a.jpg": { put: [async () => ({ status: 503 })] } });
	w.send([photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg") && w.item("a.jpg").status === "waiting");

	w.queue.remove(w.item("a.jpg").id);
	pause.open();
	for (let i = 0; i < 10; i++) await turn();

	expect(w.log.filter((line) => line.startsWith("sign"))).toHaveLength(1);
});

test("a photo already in the event is a duplicate, names that photo and sends nothing", async () => {
	const w = world();
	w.send([photo("a.jpg")]);
	await w.settled();

	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.queue.getSnapshot().items.map((item) => item.status)).toEqual(["done", "duplicate"]);
	expect(w.queue.getSnapshot().items[1]?.photoId).toBe(w.queue.getSnapshot().items[0]?.photoId);
	expect(w.log.filter((line) => line === "put a.jpg")).toHaveLength(1);
	expect(w.done).toEqual(["a.jpg"]);
});

test("the same picture chosen twice at once is one photo and one duplicate", async () => {
	const w = world();

	w.send([photo("a.jpg"), photo("a.jpg")]);
	await w.settled();

	expect(
		w.queue
			.getSnapshot()
			.items.map((item) => item.status)
			.sort(),
	).toEqual(["done", "duplicate"]);
	expect(w.done).toEqual(["a.jpg"]);
});

test("a file over the limit fails as it is added, with both sizes, unread", async () => {
	const w = world({ maxBytes: 1_000_000 });

	w.send([photo("big.jpg", 2_500_000)]);
	await turn();

	expect(w.item("big.jpg")).toMatchObject({
		status: "failed",
		canRetry: false,
		error: "This file has 2.5 MB. A photo can have at most 1 MB.",
	});
	w.queue.retryAll();
	await turn();
	expect(w.log).toEqual([]);
});

test("clearDone takes away what is in the event and leaves the rest", async () => {
	const w = world({}, { "bad.jpg": { initiate: [refuse(serverError("TYPE_NOT_SUPPORTED"))] } });
	w.send([photo("a.jpg"), photo("bad.jpg")]);
	await w.settled();
	w.queue.add([{ file: photo("draft.jpg"), title: "", description: "" }]);

	w.queue.clearDone();

	expect(w.queue.getSnapshot().items.map((item) => item.file.name)).toEqual(["bad.jpg", "draft.jpg"]);
});

test("after dispose nothing goes on and nobody is told", async () => {
	const w = world({}, { "a.jpg": { put: [hang] } });
	w.send([photo("a.jpg"), ...photos(5)]);
	await until(() => w.item("a.jpg").status === "sending");
	let notified = 0;
	w.queue.subscribe(() => notified++);

	w.queue.dispose();
	for (let i = 0; i < 20; i++) await turn();
	const calls = w.log.length;
	for (let i = 0; i < 20; i++) await turn();

	expect(notified).toBe(0);
	expect(w.log).toHaveLength(calls);
	expect(w.confirmed.size).toBeLessThan(5);
});

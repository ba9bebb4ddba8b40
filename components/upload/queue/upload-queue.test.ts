import { expect, test } from "vitest";
import { totals } from "./upload-queue";
import { turn, until, world } from "./upload-queue.fixture";
import { gate, pauseAt, photo, photos } from "./upload-steps.fixture";

test("a photo is hashed, signed, sent and confirmed in this order, and announced once", async () => {
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

test("a photo added after start stays a draft until the next start", async () => {
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

test("sixty files with three workers never have more than three PUTs or one hash under way", async () => {
	const w = world();

	w.send(photos(60));
	await w.settled();

	expect(w.most).toEqual({ hashing: 1, putting: 3 });
	expect(w.confirmed.size).toBe(60);
	expect(w.done).toHaveLength(60);
});

test("a URL is signed only when its file is about to be sent", async () => {
	const w = world({ concurrency: 1 });

	w.send(photos(3));
	await w.settled();

	const steps = (name: string) => ["hash", "sign", "put", "confirm"].map((step) => `${step} ${name}`);
	expect(w.log).toEqual(["photo-0.jpg", "photo-1.jpg", "photo-2.jpg"].flatMap(steps));
});

test("the server receives the exact size, type, hash and words", async () => {
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

test("words edited while waiting are sent, and later edits are ignored", async () => {
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

test("a photo that is already in the event is a duplicate with that photo's id, and nothing is sent", async () => {
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

test("the same file chosen twice at once becomes one photo and one duplicate", async () => {
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

test("a file over the limit fails as it is added, with both sizes in the sentence, and is not read", async () => {
	const w = world({ maxBytes: 1_000_000 });

	w.send([photo("big.jpg", 2_500_000)]);
	await turn();

	expect(w.item("big.jpg")).toMatchObject({
		status: "failed",
		canRetry: false,
		error: { code: "TOO_LARGE", params: { size: 2.5, limit: 1 } },
	});
	w.queue.retryAll();
	await turn();
	expect(w.log).toEqual([]);
});

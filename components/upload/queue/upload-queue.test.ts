import { expect, test } from "vitest";
import { totals } from "./upload-queue";
import { always, turn, until, world } from "./upload-queue.fixture";
import { gate, pauseAt, photo, photos, refuse, serverError } from "./upload-steps.fixture";

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

test("sixty files are hashed one by one and sent by four at first and by six at most", async () => {
	const w = world();
	const all = gate();
	for (const { name } of photos(60)) w.scripts[name] = { put: [pauseAt(all)] };

	w.send(photos(60));
	await until(() => w.most.putting === 4);
	for (let i = 0; i < 50; i++) await turn();
	expect(w.most.putting).toBe(4);
	all.open();
	await w.settled();

	expect(w.most).toEqual({ hashing: 1, putting: 6 });
	expect(w.confirmed.size).toBe(60);
	expect(w.done).toHaveLength(60);
});

test("photos are hashed and signed while others are sent, and not all of them", async () => {
	const wire = gate();
	const w = world({ puts: { first: 2, most: 2 }, ahead: always(3) });
	for (const { name } of photos(20)) w.scripts[name] = { put: [pauseAt(wire)] };

	w.send(photos(20));
	await until(() => w.asked.length === 5);
	for (let i = 0; i < 50; i++) await turn();

	expect(w.log.filter((line) => line.startsWith("hash"))).toHaveLength(5);
	expect(w.asked).toHaveLength(5);
	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(2);
	wire.open();
	await w.settled();
	expect(w.confirmed.size).toBe(20);
});

test("a photo whose confirm takes long leaves the wire to the others", async () => {
	const confirming = gate();
	const w = world(
		{ puts: { first: 1, most: 1 }, ahead: always(0) },
		{
			"slow.jpg": {
				confirm: [
					async (id) => {
						await confirming.opened;
						return { id, ...w.wordsOf(id), mayEdit: true };
					},
				],
			},
		},
	);

	w.send([photo("slow.jpg"), ...photos(10)]);
	await until(() => totals(w.queue.getSnapshot()).done === 10);

	expect(w.item("slow.jpg").status).toBe("confirming");
	confirming.open();
	await w.settled();
	expect(w.item("slow.jpg").status).toBe("done");
});

test("a URL that waited for the wire for more than a minute is signed again before its bytes are sent", async () => {
	let now = 0;
	const wire = gate();
	const w = world(
		{ now: () => now, puts: { first: 1, most: 1 }, ahead: always(1) },
		{ "a.jpg": { put: [pauseAt(wire)] } },
	);
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => w.log.includes("sign b.jpg") && w.log.includes("put a.jpg"));

	now = 61_000;
	wire.open();
	await w.settled();

	expect(w.log.filter((line) => line === "sign b.jpg")).toHaveLength(2);
	expect(w.log.lastIndexOf("sign b.jpg")).toBeLessThan(w.log.indexOf("put b.jpg"));
	expect(w.log.filter((line) => line === "sign a.jpg")).toHaveLength(1);
});

test("the server receives the exact size, type, hash, words and section", async () => {
	const w = world();
	const file = new File([new Uint8Array(7)], "IMG_1.HEIC", { type: "" });

	w.queue.add([{ file, title: "Summit", description: "At noon", sectionId: "ceremony" }]);
	w.queue.edit(w.queue.getSnapshot().items[0]?.id ?? "", { sectionId: "party" });
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
			typed: { title: false, description: true },
			sectionId: "party",
			forId: null,
		},
	]);
});

test("the server receives for whom a photo is, as it was chosen last before the start", async () => {
	const w = world();
	w.queue.add([{ file: photo("a.jpg"), title: "A", description: "", forId: "mia" }]);
	w.queue.add([{ file: photo("b.jpg"), title: "B", description: "", forId: "mia" }]);
	const [first] = w.queue.getSnapshot().items;
	w.queue.edit(first?.id ?? "", { forId: "leo" });
	w.queue.start();
	await w.settled();

	expect(w.asked.map(({ forId }) => forId)).toEqual(["leo", "mia"]);
});

test("words edited while waiting are sent with the photo, and words edited later are saved after it", async () => {
	const putting = gate();
	const w = world({ concurrency: 1 }, { "a.jpg": { put: [pauseAt(putting)] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => w.item("a.jpg").status === "sending");

	w.queue.edit(w.item("a.jpg").id, { title: "Just in time" });
	w.queue.edit(w.item("b.jpg").id, { description: "In time" });
	putting.open();
	await w.settled();

	expect(w.asked.map(({ title, description }) => [title, description])).toEqual([
		["a.jpg", ""],
		["b.jpg", "In time"],
	]);
	expect(w.wordsOf(w.item("a.jpg").photoId ?? "")).toEqual({ title: "Just in time", description: "" });
	expect(w.log.filter((line) => line.startsWith("words"))).toEqual(["words a.jpg"]);
});

test("words edited after the photo was added are saved once, a moment later, and nothing is sent again", async () => {
	const w = world();
	w.send([photo("a.jpg")]);
	await w.settled();
	const { id, photoId } = w.item("a.jpg");

	for (const title of ["T", "Th", "The lake"]) w.queue.edit(id, { title });
	expect(w.item("a.jpg")).toMatchObject({ status: "done", unsavedWords: true });
	await until(() => !w.item("a.jpg").unsavedWords);

	expect(w.wordsOf(photoId ?? "")).toMatchObject({ title: "The lake" });
	expect(w.log.slice(4)).toEqual(["words a.jpg"]);
});

test("words that cannot be saved stay, with the reason, and the next edit tries again", async () => {
	const w = world({}, { "a.jpg": { update: [refuse(serverError("EVENT_NOT_FOUND"))] } });
	w.send([photo("a.jpg")]);
	await w.settled();
	const { id, photoId } = w.item("a.jpg");

	w.queue.edit(id, { title: "The lake" });
	await until(() => w.item("a.jpg").wordsError !== null);
	expect(w.item("a.jpg")).toMatchObject({ title: "The lake", unsavedWords: true });
	w.queue.clearDone();
	expect(w.item("a.jpg").title).toBe("The lake");

	w.queue.edit(id, { title: "The lake at noon" });
	await until(() => !w.item("a.jpg").unsavedWords);
	expect(w.wordsOf(photoId ?? "").title).toBe("The lake at noon");
});

test("words typed for a photo that is in the event already are offered and never replace its own", async () => {
	const w = world();
	w.send([photo("a.jpg")]);
	await w.settled();
	const photoId = w.item("a.jpg").photoId ?? "";
	w.queue.clearDone();

	w.queue.add([{ file: photo("a.jpg"), title: "A", description: "" }]);
	w.queue.edit(w.item("a.jpg").id, { title: "Mine" });
	w.queue.start();
	await w.settled();
	expect(w.item("a.jpg")).toMatchObject({ status: "duplicate", kept: { title: "a.jpg" } });
	expect(w.wordsOf(photoId).title).toBe("a.jpg");

	w.queue.useMyWords(w.item("a.jpg").id);
	await until(() => !w.item("a.jpg").unsavedWords);
	expect(w.wordsOf(photoId).title).toBe("Mine");
	expect(w.item("a.jpg").kept).toBeNull();
});

test("words made from a file name offer nothing, whatever the photo is called", async () => {
	const w = world();
	w.send([photo("a.jpg")]);
	await w.settled();
	w.queue.edit(w.item("a.jpg").id, { title: "The lake" });
	await until(() => !w.item("a.jpg").unsavedWords);
	w.queue.clearDone();

	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({ status: "duplicate", kept: null });
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

import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeMutex } from "../../waiting/mutex";
import type { SendLocks, Words } from "./seams";
import { newItem, type QueueItem } from "./upload-item";
import { totals } from "./upload-queue";
import { turn, until, world } from "./upload-queue.fixture";
import { gate, hang, lose, networkError, noAnswer, pauseAt, photo, refuse } from "./upload-steps.fixture";

const earlier = (name: string, change: Partial<QueueItem> = {}): QueueItem => ({
	...newItem({ file: photo(name), title: `Words of ${name}`, description: "", refusal: null }),
	...change,
});

test("restored photos stand first, drafts wait for their person, and those that were under way are sent", async () => {
	const w = world();
	w.queue.add([{ file: photo("new.jpg"), title: "", description: "" }]);
	const draft = earlier("draft.jpg");

	w.queue.restore([
		{ item: draft, file: photo("draft.jpg") },
		{ item: earlier("sent.jpg", { status: "waiting" }), file: photo("sent.jpg") },
	]);
	await w.settled();

	const items = w.queue.getSnapshot().items;
	expect(items.map(({ name, status }) => [name, status])).toEqual([
		["draft.jpg", "draft"],
		["sent.jpg", "done"],
		["new.jpg", "draft"],
	]);
	expect(items[0]).toEqual(draft);
	expect(w.asked.map(({ title }) => title)).toEqual(["Words of sent.jpg"]);
});

test("a restored photo whose bytes have arrived is confirmed and not sent again", async () => {
	const w = world();
	w.stored.set("photo-1", "a.jpg");

	w.queue.restore([
		{
			item: earlier("a.jpg", { status: "waiting", photoId: "photo-1", arrived: "perhaps" }),
			file: photo("a.jpg"),
		},
	]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({ status: "done", photoId: "photo-1" });
	expect(w.log).toHaveLength(1);
	expect(w.log[0]).toMatch(/^confirm/);
});

test("restoring the same photos twice sends each of them once", async () => {
	const w = world();
	const photos = [{ item: earlier("a.jpg", { status: "waiting" }), file: photo("a.jpg") }];

	w.queue.restore(photos);
	w.queue.restore(photos);
	await w.settled();

	expect(w.queue.getSnapshot().items).toHaveLength(1);
	expect(w.log.filter((line) => line === "put a.jpg")).toHaveLength(1);
});

test("a photo without its file waits for it, neither failed nor under way, and goes on when it gets it", async () => {
	const w = world();
	const draft = earlier("draft.jpg", { status: "fileNeeded", wasDraft: true });
	const started = earlier("started.jpg", { status: "fileNeeded" });
	w.queue.restore([
		{ item: draft, file: null },
		{ item: started, file: null },
	]);
	w.queue.start();
	w.queue.retryAll();
	await turn();
	expect(totals(w.queue.getSnapshot())).toMatchObject({
		...{ count: 2, fileNeeded: 2, underWay: 0, failed: 0, draft: 0, totalBytes: 0 },
	});
	expect(w.log).toEqual([]);

	w.queue.giveFile(draft.id, photo("draft.jpg"));
	w.queue.giveFile(started.id, photo("started.jpg"));
	w.queue.giveFile(started.id, photo("started.jpg"));
	await w.settled();

	expect(w.item("draft.jpg")).toMatchObject({
		status: "draft",
		wasDraft: false,
		title: "Words of draft.jpg",
	});
	expect(w.item("started.jpg").status).toBe("done");
	expect(w.log.filter((line) => line.startsWith("put"))).toEqual(["put started.jpg"]);
});

/** Locks that two queues share, as tabs do. */
function sharedLocks(): SendLocks {
	const mutexes = new Map<string, ReturnType<typeof makeMutex>>();
	const claimed = new Set<string>();
	return {
		async claimWords(sha256) {
			if (claimed.has(sha256)) return null;
			claimed.add(sha256);
			return () => void claimed.delete(sha256);
		},
		alone(sha256, signal, work) {
			const mutex = mutexes.get(sha256) ?? makeMutex();
			mutexes.set(sha256, mutex);
			return mutex(() => {
				signal.throwIfAborted();
				return work();
			});
		},
	};
}

test("the same file in one queue twice is sent once, because the second waits for the first", async () => {
	const sending = gate();
	const w = world({ locks: sharedLocks() }, { "a.jpg": { put: [pauseAt(sending)] } });
	w.send([photo("a.jpg"), photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg"));
	for (let i = 0; i < 50; i++) await turn();
	expect(w.log.filter((line) => line.startsWith("sign"))).toHaveLength(1);

	sending.open();
	await w.settled();

	expect(w.log.filter((line) => line.startsWith("put"))).toEqual(["put a.jpg"]);
	expect(w.queue.getSnapshot().items.map(({ status }) => status)).toEqual(["done", "duplicate"]);
});

test("the same photo twice in one drop with different words keeps those of the first and offers those of the second", async () => {
	const w = world({ locks: sharedLocks() });
	w.queue.add([photo("a.jpg"), photo("a.jpg")].map((file) => ({ file, title: "", description: "" })));
	const [first, second] = w.queue.getSnapshot().items.map(({ id }) => id);
	w.queue.edit(first ?? "", { title: "Morning" });
	w.queue.edit(second ?? "", { title: "Evening" });
	w.queue.start();
	await w.settled();

	const [added, duplicate] = w.queue.getSnapshot().items;
	const photoId = added?.photoId ?? "";
	expect(w.wordsOf(photoId).title).toBe("Morning");
	expect(added).toMatchObject({ status: "done", title: "Morning" });
	expect(duplicate).toMatchObject({ status: "duplicate", photoId, kept: { title: "Morning" } });

	w.queue.useMyWords(second ?? "");
	await until(() => w.wordsOf(photoId).title === "Evening");
});

/** The answer to a PUT is lost, before or after the store had the bytes. */
const lostPuts = {
	"nothing arrived": lose(0.5),
	"the bytes arrived": async ({ url, file, onProgress }: Parameters<typeof hang>[0]) => {
		onProgress(file.size);
		lostArrivals.add(url);
		throw networkError();
	},
};
const lostArrivals = new Set<string>();

describe.each(Object.entries(lostPuts))(
	"the same photo twice in one drop, whose first PUT is lost although %s",
	(_, lost) => {
		function twice(words: [Partial<Words>, Partial<Words>]) {
			const pause = gate();
			const w = world({ locks: sharedLocks(), wait: () => pause.opened }, { "a.jpg": { put: [lost] } });
			const { confirm } = w.api;
			w.api.confirm = (input) => {
				if (lostArrivals.has(input.photoId)) w.stored.set(input.photoId, "a.jpg");
				return confirm(input);
			};
			w.queue.add([photo("a.jpg"), photo("a.jpg")].map((file) => ({ file, title: "IMG", description: "" })));
			const [first = "", second = ""] = w.queue.getSnapshot().items.map(({ id }) => id);
			w.queue.edit(first, words[0]);
			w.queue.edit(second, words[1]);
			w.queue.start();
			return { ...w, first, second, endPause: pause.open, items: () => w.queue.getSnapshot().items };
		}

		test("keeps the words of the first and offers those of the second", async () => {
			const w = twice([{ title: "Morning" }, { title: "Evening" }]);
			await until(() => w.items()[1]?.status === "duplicate" || w.items()[1]?.isSecond === true);
			w.endPause();
			await w.settled();

			const [first, second] = w.items();
			expect(first).toMatchObject({ status: "done", title: "Morning", kept: null });
			expect(second).toMatchObject({ status: "duplicate", kept: { title: "Morning" } });
			expect(w.wordsOf(first?.photoId ?? "").title).toBe("Morning");
			expect(w.done).toEqual(["a.jpg"]);
			expect(w.log).not.toContain("words a.jpg");

			w.queue.useMyWords(w.second);
			await until(() => w.wordsOf(first?.photoId ?? "").title === "Evening");
		});

		test("takes the words of the second if nobody typed any for the first", async () => {
			const w = twice([{}, { title: "Evening" }]);
			await until(() => w.items()[1]?.isSecond === true);
			w.endPause();
			await w.settled();

			expect(w.wordsOf(w.items()[0]?.photoId ?? "").title).toBe("Evening");
			expect(w.items().map(({ status, kept }) => [status, kept])).toEqual([
				["done", null],
				["duplicate", null],
			]);
		});

		test("takes the words of the second if the first was removed in the meantime", async () => {
			const w = twice([{ title: "Morning" }, { title: "Evening" }]);
			await until(() => w.items()[0]?.photoId !== null);
			w.queue.remove(w.first);
			w.endPause();
			await w.settled();

			const [only] = w.items();
			expect(only).toMatchObject({ status: "done", title: "Evening" });
			expect(w.wordsOf(only?.photoId ?? "").title).toBe("Evening");
		});
	},
);

describe("a photo of an earlier page that was announced as Morning and changed to Evening since", () => {
	const sha256 = createHash("sha256").update("a.jpg").digest("hex");
	const photoId = `photo of ${sha256}`;
	const evening = earlier("a.jpg", {
		...{ status: "waiting", sha256, title: "Evening", typed: { title: true, description: false } },
		announced: ["Morning\n"],
	});

	async function announcedBefore() {
		const w = world({ locks: sharedLocks() });
		const typed = { title: true, description: false };
		const of = {
			eventId: "event-1",
			contentType: "image/jpeg",
			size: 4,
			sha256,
			forId: null,
			sectionId: null,
		};
		await w.api.initiateUpload({ ...of, title: "Morning", description: "", typed });
		return w;
	}

	test.each([
		["nobody typed anything", undefined, "Evening"],
		["somebody typed Night", "Night", "Night"],
	])(
		"is Evening unless words were typed for the same file that arrived before it came back: %s",
		async (_, typed, is) => {
			const w = await announcedBefore();
			w.queue.add([{ file: photo("a.jpg"), title: "IMG", description: "" }]);
			if (typed) w.queue.edit(w.item("a.jpg").id, { title: typed });
			w.queue.start();
			await w.settled();
			expect(w.wordsOf(photoId).title).toBe(typed ?? "Morning");

			w.queue.restore([{ item: { ...evening, photoId, arrived: "perhaps" }, file: photo("a.jpg") }]);
			await w.settled();

			expect(w.wordsOf(photoId).title).toBe(is);
			const [back, chosenAgain] = w.queue.getSnapshot().items;
			expect(chosenAgain).toMatchObject({ status: "done" });
			expect(back).toMatchObject({ status: "duplicate", title: "Evening" });
			expect(back?.kept?.title ?? null).toBe(typed ?? null);
		},
	);

	test.each([
		["as it was announced", "Morning", "Evening"],
		["with the words of somebody else", "Noon", "Noon"],
	])("and whose page ended before it knew the photo's id, finds it %s", async (_, has, is) => {
		const w = await announcedBefore();
		w.stored.set(photoId, "a.jpg");
		await w.api.confirm({ photoId });
		if (has !== "Morning") await w.api.update({ photoId, title: has });

		// The first answer is lost, by when it was announced as Evening as well.
		w.scripts["a.jpg"] = { initiate: [refuse(noAnswer())] };
		w.queue.restore([{ item: evening, file: photo("a.jpg") }]);
		await w.settled();

		expect(w.wordsOf(photoId).title).toBe(is);
		expect(w.item("a.jpg").kept?.title ?? null).toBe(is === "Evening" ? null : has);
	});
});

test("a photo that another tab has announced keeps the words of that tab", async () => {
	const locks = sharedLocks();
	const w = world({ locks });
	const release = await locks.claimWords(createHash("sha256").update("a.jpg").digest("hex"));
	w.queue.add([{ file: photo("a.jpg"), title: "", description: "" }]);
	w.queue.edit(w.item("a.jpg").id, { title: "Evening" });
	w.queue.start();
	await w.settled();

	expect(w.asked.map(({ typed }) => typed)).toEqual([{ title: false, description: false }]);
	expect(w.item("a.jpg")).toMatchObject({ isSecond: true, status: "duplicate" });
	release?.();
});

test("a photo that is removed while another worker sends the same bytes is never signed", async () => {
	const w = world({ locks: sharedLocks() }, { "a.jpg": { put: [hang] } });
	w.send([photo("a.jpg"), photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg"));
	const [first, second] = w.queue.getSnapshot().items;

	w.queue.remove(second?.id ?? "");
	w.queue.remove(first?.id ?? "");
	for (let i = 0; i < 50; i++) await turn();

	expect(w.log.filter((line) => line.startsWith("sign"))).toHaveLength(1);
});

test("what is under way stops when the right is lost, and goes on after a retry", async () => {
	const w = world({ concurrency: 1 }, { "a.jpg": { put: [hang] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	w.queue.add([{ file: photo("draft.jpg"), title: "", description: "" }]);
	await until(() => w.item("a.jpg").status === "sending");

	w.queue.refuse("NOT_ON_THE_ROLL");
	for (let i = 0; i < 50; i++) await turn();

	const states = () => w.queue.getSnapshot().items.map(({ status, errorCode }) => [status, errorCode]);
	const stopped = ["failed", "NOT_ON_THE_ROLL"];
	expect(states()).toEqual([stopped, stopped, ["draft", null]]);
	expect(w.log.filter((line) => line.startsWith("put"))).toEqual(["put a.jpg"]);

	w.queue.retryAll();
	await w.settled();

	expect(states()).toEqual([
		["done", null],
		["done", null],
		["draft", null],
	]);
});

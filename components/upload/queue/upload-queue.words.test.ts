import { expect, test } from "vitest";
import { totals } from "./totals";
import { takesWords } from "./upload-item";
import { until, world } from "./upload-queue.fixture";
import { busy, gate, noAnswer, pauseAt, photo, refuse } from "./upload-steps.fixture";

const chosen = (name: string) => ({ file: photo(name), title: `Title of ${name}`, description: "" });

test("a suggested title counts as not typed, and taking it away leaves the photo without one", () => {
	const { queue, item } = world();
	queue.add([chosen("a.jpg")]);
	const { id } = item("a.jpg");
	expect(item("a.jpg")).toMatchObject({
		title: "Title of a.jpg",
		typed: { title: false, description: false },
	});

	queue.edit(id, { title: "Mine", description: "Words" });
	expect(item("a.jpg")).toMatchObject({ title: "Mine", typed: { title: true, description: true } });

	queue.edit(id, { title: "  " });
	expect(item("a.jpg")).toMatchObject({
		title: "  ",
		description: "Words",
		typed: { title: true, description: true },
	});
});

test("a photo whose suggested title was taken away is announced without one", async () => {
	const { queue, item, asked, settled } = world();
	queue.add([chosen("a.jpg"), { ...chosen("IMG_2075.jpg"), title: "" }]);
	queue.edit(item("a.jpg").id, { title: "" });
	queue.start();
	await settled();
	expect(asked.map(({ title, typed }) => [title, typed?.title])).toEqual([
		["", true],
		["", false],
	]);
});

test("words given to several photos leave the others alone", () => {
	const { queue, item } = world();
	queue.add(["a.jpg", "b.jpg", "c.jpg"].map(chosen));

	queue.editAll([item("a.jpg").id, item("c.jpg").id], { description: "The last evening" });

	const described = queue.getSnapshot().items.map(({ description }) => description);
	expect(described).toEqual(["The last evening", "", "The last evening"]);
});

test("the type that the first bytes say is declared, whatever the file is called", async () => {
	const { queue, asked, settled } = world();
	queue.add([{ ...chosen("really-a-png.jpg"), type: "image/png" }]);
	queue.start();
	await settled();
	expect(asked.map(({ contentType }) => contentType)).toEqual(["image/png"]);
});

test("cancelling all stops what is under way, and keeps drafts and what has arrived", async () => {
	const held = gate();
	const { queue, send, item, stored } = world({ concurrency: 1 }, { "b.jpg": { put: [pauseAt(held, 10)] } });
	send([photo("a.jpg"), photo("b.jpg"), photo("c.jpg")]);
	await until(() => item("b.jpg").status === "sending");
	queue.add([chosen("draft.jpg")]);

	queue.cancelAll();
	held.open();

	const left = queue.getSnapshot().items.map(({ name, status }) => `${name} ${status}`);
	expect(left).toEqual(["a.jpg done", "draft.jpg draft"]);
	await until(() => totals(queue.getSnapshot()).underWay === 0);
	expect([...stored.values()]).toEqual(["a.jpg"]);
});

test.each([
	["a busy server", () => busy(7)],
	["an outage", noAnswer],
])("words that are changed afterwards wait through %s, however long it takes", async (_, error) => {
	const failures = Array.from({ length: 12 }, () => refuse(error()));
	const w = world({ random: () => 0 }, { "a.jpg": { update: failures } });
	w.send([photo("a.jpg")]);
	await w.settled();

	w.queue.edit(w.item("a.jpg").id, { title: "Late" });
	await until(() => !w.item("a.jpg").unsavedWords);

	expect(w.item("a.jpg").wordsError).toBeNull();
	expect(w.wordsOf(w.item("a.jpg").photoId ?? "").title).toBe("Late");
	if (error().data) expect(w.waits.filter((ms) => ms === 7_000)).toHaveLength(12);
});

/** A photo that was added before as "Morning", and is chosen again with the title "Evening". */
async function offered() {
	const w = world();
	w.queue.add([{ ...chosen("a.jpg"), title: "Morning" }]);
	w.queue.start();
	await w.settled();
	w.queue.clearDone();
	w.queue.add([chosen("a.jpg")]);
	w.queue.edit(w.item("a.jpg").id, { title: "Evening" });
	w.queue.start();
	await w.settled();
	return { ...w, id: w.item("a.jpg").id, title: () => w.wordsOf(w.item("a.jpg").photoId ?? "").title };
}

test("an offer of other words stays in the list until it is answered", async () => {
	const { queue, item, id, title } = await offered();
	queue.clearDone();
	expect(item("a.jpg")).toMatchObject({ status: "duplicate", kept: { title: "Morning" } });

	queue.keepWords(id);
	queue.clearDone();
	expect(queue.getSnapshot().items).toEqual([]);
	expect(title).toThrow();
});

test("words that are edited in a duplicate with an offer replace those of its photo, as often as they are edited", async () => {
	const { queue, item, id, title, wordsOf } = await offered();
	queue.edit(id, { title: "Night" });
	expect(item("a.jpg")).toMatchObject({ kept: null, unsavedWords: true });
	await until(() => title() === "Night" && !item("a.jpg").unsavedWords);

	queue.edit(id, { description: "By the fire" });
	await until(() => !item("a.jpg").unsavedWords);
	expect(wordsOf(item("a.jpg").photoId ?? "")).toEqual({ title: "Night", description: "By the fire" });
});

test("a duplicate that offers nothing, or whose photo this person may not edit, takes no words", async () => {
	const { queue, item, id } = await offered();
	const { kept } = item("a.jpg");
	expect(takesWords(item("a.jpg"))).toBe(true);
	expect(takesWords({ ...item("a.jpg"), kept: kept && { ...kept, mayEdit: false } })).toBe(false);
	queue.keepWords(id);
	expect(takesWords(item("a.jpg"))).toBe(false);
	queue.edit(id, { title: "Night" });
	expect(item("a.jpg")).toMatchObject({ title: "Evening", unsavedWords: false });
});

test("a duplicate that was recognised by its hash is counted as one that sent nothing", async () => {
	const { queue, send, settled } = world();
	send([photo("a.jpg")]);
	await settled();
	send([photo("a.jpg")]);
	await settled();
	expect(totals(queue.getSnapshot())).toMatchObject({ done: 1, duplicate: 1, unsent: 1 });
});

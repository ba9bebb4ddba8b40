import { expect, test } from "vitest";
import { totals } from "./totals";
import { newItem, type QueueItem } from "./upload-item";
import { emptyQueue, type ItemChange, type QueueState, reduceQueue } from "./upload-queue.reducer";

const item = (id: string, rest: Partial<QueueItem> = {}): QueueItem => ({
	...newItem({
		file: new File([new Uint8Array(100)], `${id}.jpg`),
		title: id,
		description: "",
		refusal: null,
	}),
	id,
	status: "waiting",
	...rest,
});
const stateOf = (...items: QueueItem[]): QueueState => ({ ...emptyQueue, items });
const change = (state: QueueState, id: string, change: ItemChange) =>
	reduceQueue(state, { type: "changed", ids: [id], change });

test("only the items that changed are new objects", () => {
	const before = stateOf(item("a"), item("b"));

	const after = change(before, "b", { status: "hashing" });

	expect(after.items[0]).toBe(before.items[0]);
	expect(after.items[1]).toMatchObject({ id: "b", status: "hashing" });
	expect(before.items[1]?.status).toBe("waiting");
});

test("an action for an item that is gone returns the same state", () => {
	const before = stateOf(item("a"));

	expect(change(before, "b", { status: "done" })).toBe(before);
	expect(reduceQueue(before, { type: "removed", ids: ["b"] })).toBe(before);
	expect(reduceQueue(before, { type: "added", items: [] })).toBe(before);
	expect(reduceQueue(before, { type: "connection", online: true })).toBe(before);
	expect(reduceQueue(before, { type: "started", ids: ["b"] })).toBe(before);
	expect(reduceQueue(before, { type: "edited", id: "b", edit: { title: "B" } })).toBe(before);
});

test("of an item that has arrived only its words change", () => {
	const before = stateOf(item("a", { status: "done" }), item("b", { status: "duplicate" }));

	expect(change(before, "a", { status: "failed", error: { code: "INTERNAL" } })).toBe(before);
	expect(change(before, "b", { status: "sending" })).toBe(before);
	expect(reduceQueue(before, { type: "started", ids: ["a", "b"] })).toBe(before);
	expect(reduceQueue(before, { type: "edited", id: "a", edit: { title: "late" } }).items[0]).toMatchObject({
		...{ status: "done", title: "late", unsavedWords: true, typed: { title: true, description: false } },
	});
	// The words of a duplicate are those of the photo that was there before.
	expect(reduceQueue(before, { type: "edited", id: "b", edit: { title: "late" } })).toBe(before);
});

test.each(["draft", "waiting", "hashing", "signing", "sending", "confirming", "failed"] as const)(
	"words of a photo that is %s can be edited, and count as typed",
	(status) => {
		const before = stateOf(item("a", { status, description: "kept" }));

		const after = reduceQueue(before, { type: "edited", id: "a", edit: { title: "new" } });

		expect(after.items[0]).toMatchObject({
			...{ status, title: "new", description: "kept", unsavedWords: false },
			typed: { title: true, description: false },
		});
		expect(reduceQueue(after, { type: "edited", id: "a", edit: { title: "new" } })).toBe(after);
	},
);

test("a start forgets the failure and the attempts, and keeps what saves work", () => {
	const failure = { error: { code: "X" }, errorCode: "X", canRetry: true, attempts: 4, waitedMs: 9 } as const;
	const before = stateOf(
		item("a", { status: "failed", ...failure, sha256: "ab", photoId: "p", arrived: "perhaps" }),
	);

	expect(reduceQueue(before, { type: "started", ids: ["a"] }).items[0]).toMatchObject({
		...{ status: "waiting", error: null, errorCode: null, canRetry: false, attempts: 0, waitedMs: 0 },
		...{ sha256: "ab", photoId: "p", arrived: "perhaps" },
	});
});

test("the first arrival of a photo is done, and a second one is a duplicate even if the first left the list", () => {
	const arrive = (state: QueueState, id: string) =>
		reduceQueue(state, { type: "arrived", id, arrival: { status: "done", photoId: "p", kept: null } });
	const first = arrive(stateOf(item("a"), item("b")), "a");
	const second = arrive(reduceQueue(first, { type: "removed", ids: ["a"] }), "b");

	expect(first.items[0]).toMatchObject({ status: "done", photoId: "p", sentBytes: 100 });
	expect(second.items).toMatchObject([{ id: "b", status: "duplicate", photoId: "p" }]);
	expect(Object.keys(second.added)).toEqual(["p"]);
});

test("added items keep their order, and removed items leave the list", () => {
	const three = reduceQueue(stateOf(item("a")), { type: "added", items: [item("b"), item("c")] });

	const two = reduceQueue(three, { type: "removed", ids: ["b"] });

	expect(two.items.map(({ id }) => id)).toEqual(["a", "c"]);
});

test("totals count every status once, and the bytes of photos that were started and have not failed", () => {
	const sum = totals(
		stateOf(
			item("a", { status: "draft" }),
			item("b", { status: "waiting" }),
			item("c", { status: "sending", sentBytes: 30 }),
			item("d", { status: "confirming", sentBytes: 100 }),
			item("e", { status: "done" }),
			item("f", { status: "duplicate" }),
			item("g", { status: "failed", canRetry: true }),
			item("h", { status: "failed" }),
		),
	);

	expect(sum).toEqual({
		count: 8,
		draft: 1,
		underWay: 3,
		done: 1,
		duplicate: 1,
		unsent: 1,
		failed: 2,
		fileNeeded: 0,
		canRetry: 1,
		totalBytes: 500,
		sentBytes: 330,
	});
});

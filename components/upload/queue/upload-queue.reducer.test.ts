import { expect, test } from "vitest";
import {
	type ItemChange,
	type QueueItem,
	type QueueState,
	reduceQueue,
	totals,
} from "./upload-queue.reducer";

const item = (id: string, rest: Partial<QueueItem> = {}): QueueItem => ({
	id,
	file: new File([new Uint8Array(100)], `${id}.jpg`),
	title: id,
	description: "",
	status: "waiting",
	sentBytes: 0,
	error: null,
	errorCode: null,
	canRetry: false,
	askedToWait: false,
	photoId: null,
	...rest,
});
const stateOf = (...items: QueueItem[]): QueueState => ({ items, online: true });
const change = (state: QueueState, changes: Record<string, ItemChange>) =>
	reduceQueue(state, { type: "changed", changes: new Map(Object.entries(changes)) });

test("only the items that changed are new objects", () => {
	const before = stateOf(item("a"), item("b"));

	const after = change(before, { b: { status: "hashing" } });

	expect(after.items[0]).toBe(before.items[0]);
	expect(after.items[1]).toMatchObject({ id: "b", status: "hashing" });
	expect(before.items[1]?.status).toBe("waiting");
});

test("a change of an item that is gone gives the same state", () => {
	const before = stateOf(item("a"));

	expect(change(before, { b: { status: "done" } })).toBe(before);
	expect(reduceQueue(before, { type: "removed", ids: new Set(["b"]) })).toBe(before);
	expect(reduceQueue(before, { type: "added", items: [] })).toBe(before);
	expect(reduceQueue(before, { type: "connection", online: true })).toBe(before);
});

test("what is in the event stays so", () => {
	const before = stateOf(item("a", { status: "done" }), item("b", { status: "duplicate" }));

	expect(change(before, { a: { status: "failed", error: "late" }, b: { status: "sending" } })).toBe(before);
});

test("added items keep their order and removed ones leave it", () => {
	const three = reduceQueue(stateOf(item("a")), { type: "added", items: [item("b"), item("c")] });

	const two = reduceQueue(three, { type: "removed", ids: new Set(["b"]) });

	expect(two.items.map(({ id }) => id)).toEqual(["a", "c"]);
});

test("totals count every status once, and bytes of what was started and has not failed", () => {
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
		failed: 2,
		canRetry: 1,
		totalBytes: 500,
		sentBytes: 330,
	});
});

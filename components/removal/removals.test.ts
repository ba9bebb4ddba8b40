import { expect, test } from "vitest";
import { examplePhoto } from "../album/photo.fixture";
import { createRemovals } from "./removals";

function world() {
	const sent: string[] = [];
	const timers = new Set<() => void>();
	let answer: () => Promise<void> = async () => {};
	const removals = createRemovals({
		send: async ({ id }) => {
			sent.push(id);
			await answer();
		},
		schedule(work) {
			timers.add(work);
			return () => timers.delete(work);
		},
	});
	return {
		removals,
		sent,
		fail: (message: string) => {
			answer = () => Promise.reject(new Error(message));
		},
		/** Lets the time to undo run out. */
		expire() {
			for (const work of [...timers]) work();
		},
		states: () => removals.getSnapshot().map(({ photo, state }) => `${photo.id} ${state}`),
	};
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a removal is sent once, after the time to undo", async () => {
	const { removals, sent, expire, states } = world();
	removals.remove(examplePhoto("a"));
	expect(sent).toEqual([]);
	expect(states()).toEqual(["a undoable"]);

	expire();
	expect(sent).toEqual(["a"]);
	removals.flush();
	await settled();
	expire();
	expect(sent).toEqual(["a"]);
	expect(states()).toEqual([]);
});

test("a removal that was undone is never sent", () => {
	const { removals, sent, expire, states } = world();
	removals.remove(examplePhoto("a"));
	removals.undo("a");
	expire();
	removals.flush();
	expect(sent).toEqual([]);
	expect(states()).toEqual([]);
});

test("when the page closes, all remaining removals are sent at once", () => {
	const { removals, sent } = world();
	removals.remove(examplePhoto("a"));
	removals.remove(examplePhoto("b"));
	removals.flush();
	expect(sent).toEqual(["a", "b"]);
});

test("flush waits for all removals, including those already being sent, and returns whether all succeeded", async () => {
	const { removals, sent, expire, fail, states } = world();
	removals.remove(examplePhoto("a"));
	expire();
	removals.remove(examplePhoto("b"));
	expect(await removals.flush()).toBe(true);
	expect([sent, states()]).toEqual([["a", "b"], []]);

	fail("No connection.");
	removals.remove(examplePhoto("c"));
	expire();
	expect(await removals.flush()).toBe(false);
	expect(states()).toEqual(["c failed"]);
	expect(await removals.flush()).toBe(true);
});

test("the time to undo is paused while the pointer is on a note, and restarts when it leaves", () => {
	const { removals, sent, expire } = world();
	removals.remove(examplePhoto("a"));
	removals.hold();
	expire();
	expect(sent).toEqual([]);
	removals.release();
	expire();
	expect(sent).toEqual(["a"]);
});

test("a dialog pauses the time to undo for photos removed before it opened and in it", () => {
	const { removals, sent, expire } = world();
	removals.remove(examplePhoto("a"));
	removals.hold();
	removals.cover();
	removals.release();
	removals.remove(examplePhoto("b"));
	expire();
	expect(sent).toEqual([]);
	removals.uncover();
	expire();
	expect(sent).toEqual(["a", "b"]);
});

test("a removal retried from its note is sent in time, although the pointer is still on the note", () => {
	const { removals, sent, expire } = world();
	removals.hold();
	removals.remove(examplePhoto("a"));
	expire();
	expect(sent).toEqual(["a"]);
});

test("undoing one of two removals does not hold up the other, which is sent once", () => {
	const { removals, sent, expire } = world();
	removals.remove(examplePhoto("a"));
	removals.remove(examplePhoto("b"));
	removals.hold();
	removals.undo("b");
	removals.release();
	expire();
	expect(sent).toEqual(["a"]);
});

test("a retry after somebody else's decision names the photo as the note told it", async () => {
	const sent: number[] = [];
	const removals = createRemovals({
		async send({ placeVersion }) {
			sent.push(placeVersion);
			if (placeVersion === 0) throw new Error("Somebody has decided on this photo already.");
		},
		look: async (photo) => ({ ...photo, placeVersion: 1 }),
	});
	removals.remove({ ...examplePhoto("a"), placeVersion: 0 });
	expect(await removals.flush()).toBe(false);
	const [failed] = removals.getSnapshot();
	if (failed) removals.remove(failed.photo);
	expect(await removals.flush()).toBe(true);
	expect(sent).toEqual([0, 1]);
});

test("a removal that failed says so and can be retried", async () => {
	const { removals, sent, expire, states, fail } = world();
	fail("No connection.");
	removals.remove(examplePhoto("a"));
	expire();
	await settled();
	expect(states()).toEqual(["a failed"]);
	expect(removals.getSnapshot()).toMatchObject([{ failure: { code: "CONNECTION_LOST" } }]);

	removals.remove(examplePhoto("a"));
	expire();
	expect(sent).toEqual(["a", "a"]);
});

import { expect, test } from "vitest";
import { examplePhoto } from "../album/photo.fixture";
import { createRemovals } from "./removals";

function world() {
	const told: string[] = [];
	const timers = new Set<() => void>();
	let answer: () => Promise<void> = async () => {};
	const removals = createRemovals({
		send: async ({ id }) => {
			told.push(id);
			await answer();
		},
		schedule(work) {
			timers.add(work);
			return () => timers.delete(work);
		},
	});
	return {
		removals,
		told,
		fail: (message: string) => {
			answer = () => Promise.reject(new Error(message));
		},
		/** The time to undo is over. */
		expire() {
			for (const work of [...timers]) work();
		},
		states: () => removals.getSnapshot().map(({ photo, state }) => `${photo.id} ${state}`),
	};
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("the server is told after the time to undo, and once", async () => {
	const { removals, told, expire, states } = world();
	removals.remove(examplePhoto("a"));
	expect(told).toEqual([]);
	expect(states()).toEqual(["a undoable"]);

	expire();
	expect(told).toEqual(["a"]);
	removals.flush();
	await settled();
	expire();
	expect(told).toEqual(["a"]);
	expect(states()).toEqual([]);
});

test("what was undone is never told", () => {
	const { removals, told, expire, states } = world();
	removals.remove(examplePhoto("a"));
	removals.undo("a");
	expire();
	removals.flush();
	expect(told).toEqual([]);
	expect(states()).toEqual([]);
});

test("when the page goes away, everything that is left is told at once", () => {
	const { removals, told } = world();
	removals.remove(examplePhoto("a"));
	removals.remove(examplePhoto("b"));
	removals.flush();
	expect(told).toEqual(["a", "b"]);
});

test("what is left is told before flush ends, also what is on its way already, and whether it went through", async () => {
	const { removals, told, expire, fail, states } = world();
	removals.remove(examplePhoto("a"));
	expire();
	removals.remove(examplePhoto("b"));
	expect(await removals.flush()).toBe(true);
	expect([told, states()]).toEqual([["a", "b"], []]);

	fail("No connection.");
	removals.remove(examplePhoto("c"));
	expire();
	expect(await removals.flush()).toBe(false);
	expect(states()).toEqual(["c failed"]);
	expect(await removals.flush()).toBe(true);
});

test("while somebody is about to decide, the time stands still; it begins anew when they leave", () => {
	const { removals, told, expire } = world();
	removals.remove(examplePhoto("a"));
	removals.hold();
	expire();
	expect(told).toEqual([]);
	removals.release();
	expire();
	expect(told).toEqual(["a"]);
});

test("under a dialog the time stands still for what was removed before it and in it, whoever is at a note meanwhile", () => {
	const { removals, told, expire } = world();
	removals.remove(examplePhoto("a"));
	removals.hold();
	removals.cover();
	removals.release();
	removals.remove(examplePhoto("b"));
	expire();
	expect(told).toEqual([]);
	removals.uncover();
	expire();
	expect(told).toEqual(["a", "b"]);
});

test("trying again from its note tells the server in time, although the pointer rests there", () => {
	const { removals, told, expire } = world();
	removals.hold();
	removals.remove(examplePhoto("a"));
	expire();
	expect(told).toEqual(["a"]);
});

test("undoing one of two does not hold the other for ever, and tells of it once", () => {
	const { removals, told, expire } = world();
	removals.remove(examplePhoto("a"));
	removals.remove(examplePhoto("b"));
	removals.hold();
	removals.undo("b");
	removals.release();
	expire();
	expect(told).toEqual(["a"]);
});

test("a photo that could not be removed says so, and can be removed again", async () => {
	const { removals, told, expire, states, fail } = world();
	fail("No connection.");
	removals.remove(examplePhoto("a"));
	expire();
	await settled();
	expect(states()).toEqual(["a failed"]);
	expect(removals.getSnapshot()[0]?.message).toBe("No connection.");

	removals.remove(examplePhoto("a"));
	expire();
	expect(told).toEqual(["a", "a"]);
});

import { expect, test } from "vitest";
import { makeGate } from "./gate";
import { turn } from "./upload-queue.fixture";

const never = new AbortController().signal;

test("a gate lets its width in, and the next one in order when somebody leaves", async () => {
	const gate = makeGate(2);
	const inside: string[] = [];
	const enter = async (name: string) => {
		const leave = await gate.enter(never);
		inside.push(name);
		return leave;
	};

	const a = enter("a");
	void enter("b");
	const c = enter("c");
	void enter("d");
	await turn();
	expect(inside).toEqual(["a", "b"]);

	const leave = await a;
	leave();
	leave();
	await turn();
	expect(inside).toEqual(["a", "b", "c"]);
	(await c)();
	await turn();
	expect(inside).toEqual(["a", "b", "c", "d"]);
});

test("who gives up waiting takes no place, and who has given up before does not wait", async () => {
	const gate = makeGate(1);
	const leave = await gate.enter(never);
	const impatient = new AbortController();
	const waiting = gate.enter(impatient.signal);
	const patient = gate.enter(never);

	impatient.abort(new Error("removed"));
	await expect(waiting).rejects.toThrow("removed");
	await expect(gate.enter(impatient.signal)).rejects.toThrow("removed");
	leave();
	(await patient)();
});

test("a wider gate lets in who waits, and a narrower one lets in nobody until it fits", async () => {
	const gate = makeGate(1);
	const first = await gate.enter(never);
	const second = gate.enter(never);
	gate.widthIs(2);
	const leave = await second;

	gate.widthIs(1);
	let third = false;
	void gate.enter(never).then(() => {
		third = true;
	});
	first();
	await turn();
	expect(third).toBe(false);
	leave();
	await turn();
	expect(third).toBe(true);
});

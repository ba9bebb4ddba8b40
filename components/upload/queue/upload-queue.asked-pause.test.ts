import { expect, test } from "vitest";
import { totals } from "./upload-queue";
import { turn, until, world } from "./upload-queue.fixture";
import { busy, gate, lose, noAnswer, pauseAt, photo, refuse } from "./upload-steps.fixture";

/** A clock whose pauses end when the test opens their gate. */
function gatedClock() {
	const gates = new Map<number, ReturnType<typeof gate>>();
	const gateOf = (ms: number) => {
		const found = gates.get(ms) ?? gate();
		gates.set(ms, found);
		return found;
	};
	return {
		wait: (ms: number) => gateOf(ms).opened,
		isWaiting: (ms: number) => gates.has(ms),
		end: (ms: number) => gateOf(ms).open(),
	};
}

async function manyTurns() {
	for (let i = 0; i < 50; i++) await turn();
}

test.each([
	["shorter", 2, 60],
	["longer", 60, 2],
])("every photo waits for the longer of two pauses when the %s one is asked for first", async (_, a, b) => {
	const clock = gatedClock();
	const w = world(
		{ wait: clock.wait, random: () => 0 },
		{ "a.jpg": { initiate: [refuse(busy(a))] }, "b.jpg": { initiate: [refuse(busy(b))] } },
	);
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => w.item("a.jpg").askedToWait && w.item("b.jpg").askedToWait);

	clock.end(2_000);
	await manyTurns();
	expect(w.asked).toHaveLength(2);

	clock.end(60_000);
	await w.settled();
	expect(totals(w.queue.getSnapshot()).done).toBe(2);
});

test("coming back online does not end a pause that the server asked for", async () => {
	const clock = gatedClock();
	const w = world(
		{ wait: clock.wait, random: () => 0 },
		{
			"a.jpg": {
				initiate: [
					async () => {
						await until(() => clock.isWaiting(500));
						throw busy(60);
					},
				],
			},
			"b.jpg": { put: [lose(0.5)] },
		},
	);
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => clock.isWaiting(60_000) && clock.isWaiting(500));

	w.setOnline(false);
	w.setOnline(true);
	await manyTurns();
	expect(w.asked).toHaveLength(2);

	clock.end(60_000);
	await w.settled();
	expect(totals(w.queue.getSnapshot()).done).toBe(2);
});

test("nobody takes a next step while the server asks to wait, whatever step it is", async () => {
	const clock = gatedClock();
	const sent = gate();
	const w = world(
		{ wait: clock.wait, random: () => 0 },
		{
			"a.jpg": { put: [pauseAt(sent)] },
			"b.jpg": { put: [pauseAt(sent)] },
			"c.jpg": { initiate: [refuse(busy(60))] },
		},
	);
	w.send([photo("a.jpg"), photo("b.jpg"), photo("c.jpg"), photo("d.jpg")]);
	await until(() => clock.isWaiting(60_000));
	const before = [...w.log];

	sent.open();
	await until(() => w.item("a.jpg").status === "confirming" && w.item("b.jpg").status === "confirming");
	await manyTurns();
	expect(w.log.slice(before.length).filter((line) => !line.startsWith("hash"))).toEqual([]);

	clock.end(60_000);
	await w.settled();
	expect(totals(w.queue.getSnapshot()).done).toBe(4);
});

test("a pause that the server asks for during an offline pause outlasts it", async () => {
	const clock = gatedClock();
	const w = world(
		{ wait: clock.wait, random: () => 0 },
		{ "a.jpg": { initiate: [refuse(noAnswer())] }, "b.jpg": { initiate: [refuse(busy(60))] } },
	);
	w.setOnline(false);
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => clock.isWaiting(30_000) && w.item("b.jpg").askedToWait);

	w.setOnline(true);
	await manyTurns();
	expect(w.asked).toHaveLength(2);

	clock.end(60_000);
	await w.settled();
	expect(totals(w.queue.getSnapshot()).done).toBe(2);
});

test("when a photo has waited for too long and fails, the others still wait as the server asked", async () => {
	let pauses = 0;
	const last = gate();
	const w = world(
		{ concurrency: 1, random: () => 0, wait: async () => (++pauses > 15 ? last.opened : undefined) },
		{ "a.jpg": { initiate: Array.from({ length: 16 }, () => refuse(busy(60))) } },
	);
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => pauses === 16);
	await manyTurns();

	expect(w.item("a.jpg")).toMatchObject({ status: "failed", canRetry: true });
	expect(w.log).not.toContain("sign b.jpg");

	last.open();
	await w.settled();
	expect(w.item("b.jpg").status).toBe("done");
});

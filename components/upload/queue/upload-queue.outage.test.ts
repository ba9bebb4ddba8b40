/** A network that is dead although the browser calls it online, on a clock of its own. */
import { expect, test } from "vitest";
import type { UploadApi } from "./seams";
import { totals } from "./upload-queue";
import { turn, world } from "./upload-queue.fixture";
import { lose, networkError, noAnswer, photo, photos } from "./upload-steps.fixture";

/** Time passes only when nothing else happens: then the pause that ends first ends. */
function clockOfItsOwn() {
	let now = 0;
	const pauses: { ends: number; end: () => void }[] = [];
	return {
		now: () => now,
		wait: (ms: number) => new Promise<void>((end) => pauses.push({ ends: now + ms, end })),
		async passUntil(isOver: () => boolean) {
			while (!isOver()) {
				for (let i = 0; i < 60; i++) await turn();
				if (isOver()) return;
				pauses.sort((a, b) => a.ends - b.ends);
				const next = pauses.shift();
				if (!next) throw new Error("Nothing would ever happen again.");
				now = Math.max(now, next.ends);
				next.end();
			}
		},
	};
}

type Away = (now: number) => boolean;
const never: Away = () => false;
const during =
	(from: number, to: number): Away =>
	(now) =>
		now >= from * 1_000 && now < to * 1_000;

/** A queue whose servers do not answer at times. Each PUT takes a second. `lost` counts the requests without an answer. */
function outage(
	{ app = never, store = never }: { app?: Away; store?: Away },
	options: Parameters<typeof world>[0] = {},
) {
	const clock = clockOfItsOwn();
	const w = world({ now: clock.now, wait: clock.wait, random: () => 0.5, ...options });
	const lost = { app: 0, store: 0 };
	const { initiateUpload, confirm, update } = w.api;
	const answered =
		<I, A>(call: (input: I) => Promise<A>) =>
		async (input: I) => {
			if (app(clock.now())) {
				lost.app += 1;
				throw noAnswer();
			}
			return call(input);
		};
	const api: Partial<UploadApi> = {
		initiateUpload: answered(initiateUpload),
		confirm: answered(confirm),
		update: answered(update),
	};
	Object.assign(w.api, api);
	w.beforePut.run = async () => {
		if (!store(clock.now())) await clock.wait(1_000);
		if (!store(clock.now())) return;
		lost.store += 1;
		throw networkError();
	};
	const sum = () => totals(w.queue.getSnapshot());
	return { ...w, clock, lost, sum, settled: () => clock.passUntil(() => sum().underWay === 0) };
}

test.each([30, 45, 120, 600])(
	"two hundred photos wait through a dead network of %i seconds that looks online, and go on by themselves",
	async (seconds) => {
		const dead = during(5, 5 + seconds);
		const w = outage({ app: dead, store: dead });
		w.send(photos(200));
		await w.clock.passUntil(() => w.clock.now() >= 12_000);
		expect(w.queue.getSnapshot().online).toBe(false);
		await w.settled();

		expect(w.sum()).toMatchObject({ done: 200, failed: 0 });
		expect(w.queue.getSnapshot()).toMatchObject({ online: true });
		expect(w.queue.getSnapshot().items.every(({ attempts }) => attempts === 0)).toBe(true);
		// Those under way when it began, and one after each pause.
		expect(w.lost.app + w.lost.store).toBeLessThan(25 + seconds / 10);
		// The longest pause is half a minute.
		expect(w.clock.now()).toBeLessThan((5 + seconds + 30 + 200) * 1_000);
	},
);

test.each([
	["the store", { store: during(0, 120) }],
	["the app", { app: during(3, 120) }],
])("photos wait while %s alone cannot be reached", async (_, away) => {
	const w = outage(away);
	w.send(photos(50));
	await w.settled();

	expect(w.sum()).toMatchObject({ done: 50, failed: 0 });
	expect(w.lost.app + w.lost.store).toBeLessThan(40);
});

test("one photo alone waits for the store, too", async () => {
	const w = outage({ store: during(0, 600) });
	w.send(photos(1));
	await w.settled();
	expect(w.sum()).toMatchObject({ done: 1, failed: 0 });
});

test("a network that comes and goes fails no photo", async () => {
	const comesAndGoes: Away = (now) => Math.floor(now / 20_000) % 2 === 1;
	const w = outage({ app: comesAndGoes, store: comesAndGoes });
	w.send(photos(100));
	await w.settled();
	expect(w.sum()).toMatchObject({ done: 100, failed: 0 });
});

test("coming back to the page or online ends the pause at once", async () => {
	const dead = during(0, 1_000);
	const w = outage({ app: dead, store: dead });
	w.send(photos(20));
	await w.clock.passUntil(() => w.clock.now() >= 200_000);
	const before = w.lost.app;

	w.setOnline(true);
	for (let i = 0; i < 60; i++) await turn();
	expect(w.lost.app).toBe(before + 1);

	w.setOnline(false);
	expect(w.queue.getSnapshot().online).toBe(false);
	w.setOnline(true);
	for (let i = 0; i < 60; i++) await turn();
	expect(w.lost.app).toBeGreaterThan(before + 1);
	await w.settled();
	expect(w.sum()).toMatchObject({ done: 20, failed: 0 });
});

test.each([
	["the first", 0, {}],
	["the last", 20, {}],
	["the first of a queue that sends one by one", 0, { concurrency: 1 }],
	["the last of a queue that sends one by one", 20, { concurrency: 1 }],
])("%s photo fails when it never gets an answer while the others do", async (_, place, options) => {
	const w = outage({}, options);
	w.scripts["bad.jpg"] = { put: Array.from({ length: 200 }, () => lose(0.3)) };
	const files = photos(20);
	files.splice(place, 0, photo("bad.jpg"));
	w.send(files);
	await w.settled();

	expect(w.sum()).toMatchObject({ done: 20, failed: 1 });
	expect(w.item("bad.jpg")).toMatchObject({ error: { code: "UPLOAD_LOST" }, canRetry: true });
});

test("photos that were stopped while nothing could be reached do not keep the others from going on", async () => {
	const dead = during(2, 60);
	const w = outage({ app: dead, store: dead });
	w.send(photos(30));
	await w.clock.passUntil(() => w.clock.now() >= 20_000);
	const { items } = w.queue.getSnapshot();
	const gone = items.filter(({ status }, index) => status !== "done" && index % 2 === 0);
	for (const { id } of gone) w.queue.remove(id);
	await w.settled();
	expect(w.sum()).toMatchObject({ done: 30 - gone.length, failed: 0 });
});

import { expect, test, vi } from "vitest";
import { totals } from "./upload-queue";
import { turn, until, world } from "./upload-queue.fixture";
import {
	gate,
	hang,
	lose,
	networkError,
	neverAnswered,
	noAnswer,
	photo,
	photos,
	refuse,
} from "./upload-steps.fixture";

const send = async (...args: Parameters<typeof world>) => {
	const w = world(...args);
	w.send([photo("a.jpg")]);
	await w.settled();
	return w;
};

test("no attempts are used up while offline, and the upload resumes at once when back online", async () => {
	const never = new Promise<void>(() => {});
	const w = world({ wait: () => never });
	const files = photos(20);
	for (const { name } of files) w.scripts[name] = { initiate: [refuse(noAnswer())] };
	w.setOnline(false);
	w.send(files);
	await until(
		() => w.asked.length > 0 && w.queue.getSnapshot().items.every((item) => item.status === "waiting"),
	);
	for (let i = 0; i < 50; i++) await turn();

	// The photos whose requests were under way at the first failure.
	expect(w.asked.length).toBeLessThanOrEqual(3);
	expect(w.queue.getSnapshot().online).toBe(false);
	expect(totals(w.queue.getSnapshot())).toMatchObject({ failed: 0, underWay: 20 });

	for (const file of files) delete w.scripts[file.name];
	w.setOnline(true);
	expect(w.queue.getSnapshot().online).toBe(true);
	await w.settled();
	expect(totals(w.queue.getSnapshot())).toMatchObject({ done: 20, failed: 0 });
});

test("a photo does not fail however often it is tried while offline", async () => {
	const w = world({}, { "a.jpg": { put: Array.from({ length: 40 }, () => lose(0)) } });
	w.setOnline(false);
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(41);
	expect(w.item("a.jpg").status).toBe("done");
});

test("a browser that wrongly believes it is offline still uploads", async () => {
	const w = world();
	w.setOnline(false);
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.item("a.jpg").status).toBe("done");
});

test("coming back online ends the pause before the next attempt", async () => {
	const never = new Promise<void>(() => {});
	const w = world({ wait: () => never }, { "a.jpg": { put: [lose(0.5)] } });
	w.send([photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg") && w.item("a.jpg").status === "waiting");

	w.setOnline(false);
	w.setOnline(true);
	await w.settled();

	expect(w.item("a.jpg").status).toBe("done");
});

test("a PUT without progress is aborted and tried again, and a slow one that makes progress is not", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	try {
		const aborted: string[] = [];
		const slowIsDone = gate();
		const w = world(
			{ silenceMs: 60_000, wait: () => slowIsDone.opened },
			{
				"stuck.jpg": {
					put: [
						(o) => {
							o.signal.addEventListener("abort", () => aborted.push("stuck.jpg"));
							return hang(o);
						},
					],
				},
				"slow.jpg": {
					put: [
						async (o) => {
							o.signal.addEventListener("abort", () => aborted.push("slow.jpg"));
							for (let bytes = 100; bytes <= 1_000; bytes += 100) {
								await vi.advanceTimersByTimeAsync(40_000);
								o.onProgress(bytes);
							}
							slowIsDone.open();
							return undefined;
						},
					],
				},
			},
		);
		w.send([photo("stuck.jpg"), photo("slow.jpg")]);
		await w.settled();

		expect(aborted).toEqual(["stuck.jpg"]);
		expect(w.log.filter((line) => line.startsWith("put")).sort()).toEqual([
			"put slow.jpg",
			"put stuck.jpg",
			"put stuck.jpg",
		]);
		expect(totals(w.queue.getSnapshot()).done).toBe(2);
	} finally {
		vi.useRealTimers();
	}
});

test("a request that is never answered does not occupy a worker", async () => {
	const silent = neverAnswered({ silenceMs: 60_000 });
	const w = await send({ silenceMs: 60_000 }, { "a.jpg": { initiate: [silent], confirm: [silent] } });

	expect(w.log).toEqual([
		"hash a.jpg",
		"sign a.jpg",
		"sign a.jpg",
		"put a.jpg",
		"confirm a.jpg",
		"confirm a.jpg",
	]);
	expect(w.item("a.jpg").status).toBe("done");
});

test("a file that cannot be read for hashing fails with that reason, and the next one is sent", async () => {
	const gone = new DOMException("gone", "NotReadableError");
	const w = world({}, { "a.jpg": { sha256: [refuse(gone)] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({
		status: "failed",
		canRetry: true,
		error: { code: "UNREADABLE" },
	});
	expect(w.item("b.jpg").status).toBe("done");
});

test("a file that vanishes while it is sent fails with that reason instead of blaming the network", async () => {
	const gone = new DOMException("gone", "NotReadableError");
	const file = photo("a.jpg");
	const w = world(
		{},
		{
			"a.jpg": {
				put: [
					async () => {
						file.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(gone) });
						throw networkError();
					},
				],
			},
		},
	);
	w.send([file]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({
		status: "failed",
		error: { code: "UNREADABLE" },
	});
	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(1);
});

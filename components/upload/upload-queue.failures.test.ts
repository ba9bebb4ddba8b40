import { expect, test, vi } from "vitest";
import { totals } from "./upload-queue";
import {
	gate,
	hang,
	lose,
	networkError,
	noAnswer,
	photo,
	photos,
	refuse,
	serverError,
	status,
	turn,
	until,
	world,
} from "./upload-queue.fixture";

const send = async (...args: Parameters<typeof world>) => {
	const w = world(...args);
	w.send([photo("a.jpg")]);
	await w.settled();
	return w;
};

test("a 403 is signed again", async () => {
	const w = await send({}, { "a.jpg": { put: [status(403)] } });

	expect(w.log).toEqual([
		"hash a.jpg",
		"sign a.jpg",
		"put a.jpg",
		"sign a.jpg",
		"put a.jpg",
		"confirm a.jpg",
	]);
	expect(w.item("a.jpg").status).toBe("done");
});

test("a connection lost midway is signed again, without hashing again", async () => {
	const w = await send({}, { "a.jpg": { put: [lose(0.5)] } });

	expect(w.log).toEqual([
		"hash a.jpg",
		"sign a.jpg",
		"put a.jpg",
		"sign a.jpg",
		"put a.jpg",
		"confirm a.jpg",
	]);
	expect(w.done).toEqual(["a.jpg"]);
});

test("a connection lost after the last byte is asked about before anything is sent twice", async () => {
	const w = world(
		{},
		{
			"a.jpg": {
				put: [
					async ({ url, file, onProgress }) => {
						onProgress(file.size);
						w.stored.set(url, file.name);
						throw networkError();
					},
				],
			},
		},
	);
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.log).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
});

test("a 403 that looks like a lost connection costs one question, then is signed again", async () => {
	const w = await send({}, { "a.jpg": { put: [lose(1)] } });

	expect(w.log.slice(2)).toEqual(["put a.jpg", "confirm a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
	expect(w.waits).toHaveLength(1);
});

test("412 means it arrived", async () => {
	const w = world({}, { "a.jpg": { put: [status(412)] } });
	w.send([photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg"));
	w.stored.set(w.item("a.jpg").photoId ?? "", "a.jpg");
	await w.settled();

	expect(w.log).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
});

test.each(["UPLOAD_MISSING", "UPLOAD_EXPIRED", "UPLOAD_NOT_FOUND"] as const)(
	"confirm says %s: the bytes are sent again on a fresh URL",
	async (code) => {
		const w = await send({}, { "a.jpg": { confirm: [refuse(serverError(code))] } });

		expect(w.log.slice(3)).toEqual(["confirm a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
		expect(w.item("a.jpg").status).toBe("done");
	},
);

test("confirm without an answer is confirmed again, nothing is sent twice", async () => {
	const w = await send({}, { "a.jpg": { confirm: [refuse(noAnswer()), refuse(noAnswer())] } });

	expect(w.log.slice(2)).toEqual(["put a.jpg", "confirm a.jpg", "confirm a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
});

test("our own photo, confirmed by the sweep meanwhile, is done and not a duplicate", async () => {
	const w = world(
		{},
		{
			"a.jpg": {
				put: [
					async ({ url, file }) => {
						w.confirmed.set(url, file.name);
						throw networkError();
					},
				],
			},
		},
	);
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.item("a.jpg").status).toBe("done");
	expect(w.done).toEqual(["a.jpg"]);
});

test("signing without an answer, or with a passing error, is tried again", async () => {
	const w = await send(
		{},
		{ "a.jpg": { initiate: [refuse(noAnswer()), refuse(serverError("STORAGE_UNAVAILABLE", true))] } },
	);

	expect(w.log.filter((line) => line.startsWith("sign"))).toHaveLength(3);
	expect(w.item("a.jpg").status).toBe("done");
});

test("after five attempts it fails with a sentence and can be retried, with five new ones", async () => {
	const w = await send({}, { "a.jpg": { put: Array.from({ length: 9 }, () => lose(0)) } });

	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(5);
	expect(w.item("a.jpg")).toMatchObject({
		status: "failed",
		canRetry: true,
		sentBytes: 0,
		error: "The connection was lost before this photo was in. Check your network and try again.",
	});
	expect(w.done).toEqual([]);

	w.queue.retry(w.item("a.jpg").id);
	expect(w.item("a.jpg")).toMatchObject({ status: "waiting", error: null, canRetry: false });
	await w.settled();
	expect(w.item("a.jpg").status).toBe("done");
	expect(w.log.filter((line) => line.startsWith("hash"))).toHaveLength(1);
});

test("the pauses between attempts grow, half of each by chance", async () => {
	const always = () => ({ "a.jpg": { put: Array.from({ length: 5 }, () => lose(0)) } });

	expect((await send({ random: () => 1 }, always())).waits).toEqual([1_000, 3_000, 9_000, 27_000]);
	expect((await send({ random: () => 0 }, always())).waits).toEqual([500, 1_500, 4_500, 13_500]);
});

test.each(["TYPE_NOT_SUPPORTED", "TOO_LARGE", "EMPTY_FILE"] as const)(
	"%s is about the file: it fails at once with the server's sentence and no retry",
	async (code) => {
		const w = await send(
			{},
			{ "a.jpg": { initiate: [refuse(serverError(code, false, "Only JPEG, PNG."))] } },
		);

		expect(w.item("a.jpg")).toMatchObject({ status: "failed", error: "Only JPEG, PNG.", canRetry: false });
		w.queue.retryAll();
		w.queue.retry(w.item("a.jpg").id);
		await turn();
		expect(w.log).toEqual(["hash a.jpg", "sign a.jpg"]);
	},
);

test("UPLOAD_MISMATCH at confirm fails for good", async () => {
	const w = await send({}, { "a.jpg": { confirm: [refuse(serverError("UPLOAD_MISMATCH"))] } });

	expect(w.item("a.jpg")).toMatchObject({ status: "failed", canRetry: false });
	expect(w.done).toEqual([]);
});

test("QUOTA_REACHED fails each photo on its own, since a duplicate would still be welcome", async () => {
	const w = world({ concurrency: 1 }, { "a.jpg": { initiate: [refuse(serverError("QUOTA_REACHED"))] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({ status: "failed", canRetry: true });
	expect(w.item("b.jpg").status).toBe("done");
});

test("somebody not on the roll is told once for all sixty, and retry works after being checked in", async () => {
	const files = photos(60);
	const refusal = () => ({
		initiate: [refuse(serverError("NOT_ON_THE_ROLL", false, "Ask to be checked in."))],
	});
	const w = world({}, Object.fromEntries(files.map((file) => [file.name, refusal()])));
	w.send(files);
	await w.settled();

	expect(totals(w.queue.getSnapshot())).toMatchObject({ failed: 60, canRetry: 60 });
	expect(new Set(w.queue.getSnapshot().items.map((item) => item.error))).toEqual(
		new Set(["Ask to be checked in."]),
	);
	expect(w.asked.length).toBeLessThanOrEqual(5);

	for (const name of Object.keys(w.scripts)) delete w.scripts[name];
	w.queue.retryAll();
	await w.settled();
	expect(totals(w.queue.getSnapshot()).done).toBe(60);
});

test("a refused title can be corrected and sent", async () => {
	const w = await send({}, { "a.jpg": { initiate: [refuse(serverError("INVALID_INPUT"))] } });
	const { id } = w.item("a.jpg");

	w.queue.edit(id, { title: "Shorter" });
	w.queue.retry(id);
	await w.settled();

	expect(w.asked.at(-1)?.title).toBe("Shorter");
	expect(w.item("a.jpg").status).toBe("done");
});

test("a rate limit makes everybody pause and costs no attempt", async () => {
	const refusals = Array.from({ length: 8 }, () => refuse(serverError("TOO_MANY_REQUESTS", true)));
	const w = world({ concurrency: 1 }, { "a.jpg": { initiate: refusals } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await w.settled();

	expect(totals(w.queue.getSnapshot()).done).toBe(2);
	expect(w.waits).toEqual(Array.from({ length: 8 }, () => 30_000));
	expect(w.log.indexOf("sign b.jpg")).toBeGreaterThan(w.log.lastIndexOf("sign a.jpg"));
});

test("nothing is lost offline: no attempts are used up, and coming back online goes on at once", async () => {
	const never = new Promise<void>(() => {});
	const w = world({ wait: () => never });
	const files = photos(20);
	for (const { name } of files) w.scripts[name] = { initiate: [refuse(noAnswer())] };
	w.setOnline(false);
	w.send(files);
	await until(
		() => w.asked.length === 3 && w.queue.getSnapshot().items.every((item) => item.status === "waiting"),
	);
	for (let i = 0; i < 50; i++) await turn();

	expect(w.asked).toHaveLength(3);
	expect(w.queue.getSnapshot().online).toBe(false);
	expect(totals(w.queue.getSnapshot())).toMatchObject({ failed: 0, underWay: 20 });

	for (const file of files) delete w.scripts[file.name];
	w.setOnline(true);
	expect(w.queue.getSnapshot().online).toBe(true);
	await w.settled();
	expect(totals(w.queue.getSnapshot())).toMatchObject({ done: 20, failed: 0 });
});

test("a long time offline, tried again and again, fails nothing", async () => {
	const w = world({}, { "a.jpg": { put: Array.from({ length: 40 }, () => lose(0)) } });
	w.setOnline(false);
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(41);
	expect(w.item("a.jpg").status).toBe("done");
});

test("a browser that wrongly believes to be offline still uploads", async () => {
	const w = world();
	w.setOnline(false);
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.item("a.jpg").status).toBe("done");
});

test("coming online ends the pause before the next attempt", async () => {
	const never = new Promise<void>(() => {});
	const w = world({ wait: () => never }, { "a.jpg": { put: [lose(0.5)] } });
	w.send([photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg") && w.item("a.jpg").status === "waiting");

	w.setOnline(false);
	w.setOnline(true);
	await w.settled();

	expect(w.item("a.jpg").status).toBe("done");
});

test("a PUT without progress is aborted and tried again, one that moves is left alone", async () => {
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

test("a request that never answers does not keep its slot", async () => {
	const silent = () => new Promise<never>(() => {});
	const w = await send({ silenceMs: 5 }, { "a.jpg": { initiate: [silent], confirm: [silent] } });

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

test("a file that cannot be read for hashing says so and does not stop the next one", async () => {
	const gone = new DOMException("gone", "NotReadableError");
	const w = world({}, { "a.jpg": { sha256: [refuse(gone)] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({
		status: "failed",
		canRetry: true,
		error: expect.stringContaining("no longer be read"),
	});
	expect(w.item("b.jpg").status).toBe("done");
});

test("a file that vanishes while it is sent says so instead of blaming the network", async () => {
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
		error: expect.stringContaining("no longer be read"),
	});
	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(1);
});

test("a store that finds other bytes than were hashed gets a fresh hash", async () => {
	const w = await send({}, { "a.jpg": { put: [status(400)] } });

	expect(w.log.slice(0, 5)).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "hash a.jpg", "sign a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
});

test("bytes that arrived keep their words: an edit after a failed confirm is left alone", async () => {
	const w = await send({}, { "a.jpg": { confirm: Array.from({ length: 5 }, () => refuse(noAnswer())) } });
	const { id } = w.item("a.jpg");
	expect(w.item("a.jpg").status).toBe("failed");

	w.queue.edit(id, { title: "other" });
	w.queue.retry(id);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({ status: "done", title: "a.jpg" });
	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(1);
});

test("a photo whose confirm was under way when it was removed still shows in the event", async () => {
	const answer = gate();
	const w = world();
	const { confirm } = w.api;
	w.api.confirm = (input) => answer.opened.then(() => confirm(input));
	w.send([photo("a.jpg")]);
	await until(() => w.item("a.jpg").status === "confirming");

	w.queue.remove(w.item("a.jpg").id);
	answer.open();
	await until(() => w.done.length === 1);

	expect(w.queue.getSnapshot().items).toEqual([]);
});

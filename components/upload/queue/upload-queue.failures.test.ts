import { expect, test } from "vitest";
import { totals } from "./upload-queue";
import { turn, until, world } from "./upload-queue.fixture";
import { busy, busyProxy, gate, photo, photos, refuse, serverError, status } from "./upload-steps.fixture";

const send = async (...args: Parameters<typeof world>) => {
	const w = world(...args);
	w.send([photo("a.jpg")]);
	await w.settled();
	return w;
};

test("a photo fails with a sentence after five attempts, and a retry gives it five more", async () => {
	const w = await send({}, { "a.jpg": { put: Array.from({ length: 9 }, () => status(500)) } });

	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(5);
	expect(w.item("a.jpg")).toMatchObject({
		status: "failed",
		canRetry: true,
		sentBytes: 0,
		error: { code: "NOT_STORED" },
	});
	expect(w.done).toEqual([]);

	w.queue.retry(w.item("a.jpg").id);
	expect(w.item("a.jpg")).toMatchObject({ status: "waiting", error: null, canRetry: false });
	await w.settled();
	expect(w.item("a.jpg").status).toBe("done");
	expect(w.log.filter((line) => line.startsWith("hash"))).toHaveLength(1);
});

test("the pauses between attempts grow, and half of each pause is chance", async () => {
	const always = () => ({ "a.jpg": { put: Array.from({ length: 5 }, () => status(500)) } });

	expect((await send({ random: () => 1 }, always())).waits).toEqual([1_000, 3_000, 9_000, 27_000]);
	expect((await send({ random: () => 0 }, always())).waits).toEqual([500, 1_500, 4_500, 13_500]);
});

test.each(["TYPE_NOT_SUPPORTED", "TOO_LARGE", "EMPTY_FILE"] as const)(
	"%s fails at once with the server's reason and no retry, because the file is the reason",
	async (code) => {
		const w = await send({}, { "a.jpg": { initiate: [refuse(serverError(code))] } });

		expect(w.item("a.jpg")).toMatchObject({ status: "failed", error: { code }, canRetry: false });
		w.queue.retryAll();
		w.queue.retry(w.item("a.jpg").id);
		await turn();
		expect(w.log).toEqual(["hash a.jpg", "sign a.jpg"]);
	},
);

test("UPLOAD_MISMATCH at confirm fails the photo without a retry", async () => {
	const w = await send({}, { "a.jpg": { confirm: [refuse(serverError("UPLOAD_MISMATCH"))] } });

	expect(w.item("a.jpg")).toMatchObject({ status: "failed", canRetry: false });
	expect(w.done).toEqual([]);
});

test("a photo that the event could not develop fails with that reason and is not sent again", async () => {
	const w = world();
	w.api.initiateUpload = async () => ({
		kind: "failed",
		photoId: "the failed one",
		failure: "TOO_MANY_PIXELS",
	});
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({
		status: "failed",
		error: { code: "TOO_MANY_PIXELS" },
		canRetry: false,
	});
	expect(w.log).toEqual(["hash a.jpg"]);
	expect(w.done).toEqual([]);
});

test("QUOTA_REACHED fails each photo on its own, because a duplicate needs no quota", async () => {
	const w = world({ concurrency: 1 }, { "a.jpg": { initiate: [refuse(serverError("QUOTA_REACHED"))] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({ status: "failed", canRetry: true });
	expect(w.item("b.jpg").status).toBe("done");
});

test("a person not on the roll is refused once for all sixty photos, and can retry once checked in", async () => {
	const files = photos(60);
	const refusal = () => ({
		initiate: [refuse(serverError("NOT_ON_THE_ROLL"))],
	});
	const w = world({}, Object.fromEntries(files.map((file) => [file.name, refusal()])));
	w.send(files);
	await w.settled();

	expect(totals(w.queue.getSnapshot())).toMatchObject({ failed: 60, canRetry: 60 });
	expect(new Set(w.queue.getSnapshot().items.map((item) => item.error?.code))).toEqual(
		new Set(["NOT_ON_THE_ROLL"]),
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

test("a rate limit pauses every photo and costs no attempt", async () => {
	const refusals = Array.from({ length: 8 }, () => refuse(serverError("TOO_MANY_UPLOADS", true)));
	const w = world({ concurrency: 1 }, { "a.jpg": { initiate: refusals } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await w.settled();

	expect(totals(w.queue.getSnapshot()).done).toBe(2);
	expect(w.waits).toEqual(Array.from({ length: 8 }, () => 30_000));
	expect(w.log.indexOf("sign b.jpg")).toBeGreaterThan(w.log.lastIndexOf("sign a.jpg"));
});

test.each([
	["the server", busy],
	["a proxy in front of it", busyProxy],
])("a wait that %s asks for is honoured, costs no attempt, and pauses every photo", async (_, answer) => {
	const busyTimes = (count: number) => Array.from({ length: count }, () => refuse(answer(7)));
	const w = world(
		{ concurrency: 1, random: () => 0 },
		{ "a.jpg": { initiate: busyTimes(12), confirm: busyTimes(12) } },
	);
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await w.settled();

	expect(totals(w.queue.getSnapshot())).toMatchObject({ done: 2, failed: 0 });
	expect(w.waits.filter((ms) => ms === 7_000)).toHaveLength(24);
	expect(w.log.indexOf("sign b.jpg")).toBeGreaterThan(w.log.lastIndexOf("sign a.jpg"));
	// The bytes are in the store already, so they are not sent again.
	expect(w.log.filter((line) => line === "put a.jpg")).toHaveLength(1);
});

test("the wait is bounded, and chance makes it longer so that a whole venue does not return at once", async () => {
	const answers = () => ({ "a.jpg": { initiate: [0, 2, 3_600].map((seconds) => refuse(busy(seconds))) } });

	expect((await send({ random: () => 0 }, answers())).waits).toEqual([1_000, 2_000, 60_000]);
	expect((await send({ random: () => 1 }, answers())).waits).toEqual([1_500, 3_000, 90_000]);
});

test("a photo that waits for the server says so until it continues", async () => {
	const door = gate();
	const w = world({ wait: () => door.opened }, { "a.jpg": { initiate: [refuse(busy(2))] } });
	w.send([photo("a.jpg")]);
	await until(() => w.item("a.jpg").askedToWait);
	expect(w.item("a.jpg")).toMatchObject({ status: "waiting", error: null });

	door.open();
	await w.settled();
	expect(w.item("a.jpg").status).toBe("done");
});

test("a photo fails when the server stays busy for a quarter of an hour, and a retry begins a new wait", async () => {
	const always = Array.from({ length: 500 }, () => refuse(busy(60)));
	const w = await send({ random: () => 0 }, { "a.jpg": { initiate: always } });

	// The last wait is for the other photos, because this one has failed.
	expect(w.waits).toEqual(Array.from({ length: 16 }, () => 60_000));
	expect(w.asked).toHaveLength(16);
	expect(w.item("a.jpg")).toMatchObject({ status: "failed", error: { code: "SERVER_BUSY" }, canRetry: true });

	delete w.scripts["a.jpg"];
	w.queue.retryAll();
	await w.settled();
	expect(w.item("a.jpg").status).toBe("done");
});

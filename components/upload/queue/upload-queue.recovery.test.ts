import { expect, test } from "vitest";
import { until, world } from "./upload-queue.fixture";
import { lose, networkError, noAnswer, photo, refuse, serverError, status } from "./upload-steps.fixture";

const send = async (...args: Parameters<typeof world>) => {
	const w = world(...args);
	w.send([photo("a.jpg")]);
	await w.settled();
	return w;
};

test("a PUT refused with 403 is signed and sent again", async () => {
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

test("a photo whose connection was lost midway is signed again, but not hashed again", async () => {
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

test("when the connection is lost after the last byte, the queue confirms before it sends again", async () => {
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

test("a 403 that looks like a lost connection costs one confirm, and then the photo is signed again", async () => {
	const w = await send({}, { "a.jpg": { put: [lose(1)] } });

	expect(w.log.slice(2)).toEqual(["put a.jpg", "confirm a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
	expect(w.waits).toHaveLength(1);
});

test("a 412 means that the bytes have arrived", async () => {
	const w = world({}, { "a.jpg": { put: [status(412)] } });
	w.send([photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg"));
	w.stored.set(w.item("a.jpg").photoId ?? "", "a.jpg");
	await w.settled();

	expect(w.log).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
});

test.each(["UPLOAD_MISSING", "UPLOAD_EXPIRED", "UPLOAD_NOT_FOUND"] as const)(
	"when confirm answers %s, the bytes are sent again on a new URL",
	async (code) => {
		const w = await send({}, { "a.jpg": { confirm: [refuse(serverError(code))] } });

		expect(w.log.slice(3)).toEqual(["confirm a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
		expect(w.item("a.jpg").status).toBe("done");
	},
);

test("an upload that expired because others uploaded the same bytes is a duplicate", async () => {
	const w = world({}, { "a.jpg": { confirm: [refuse(serverError("UPLOAD_EXPIRED"))] } });
	const { initiateUpload } = w.api;
	w.api.initiateUpload = async (input) =>
		w.log.includes("confirm a.jpg")
			? { kind: "duplicate", photoId: "theirs, which we may not see" }
			: initiateUpload(input);
	w.send([photo("a.jpg")]);
	await w.settled();

	expect(w.log).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg")).toMatchObject({ status: "duplicate", error: null });
	expect(w.done).toEqual([]);
});

test("bytes that became somebody else's photo at the same moment are a duplicate and not a new photo", async () => {
	const w = await send(
		{},
		{ "a.jpg": { confirm: [async () => ({ id: "theirs", title: "", description: "", mayEdit: false })] } },
	);

	expect(w.item("a.jpg")).toMatchObject({ status: "duplicate", photoId: "theirs", error: null });
	expect(w.done).toEqual([]);
});

test("a confirm without an answer is repeated, and nothing is sent twice", async () => {
	const w = await send({}, { "a.jpg": { confirm: [refuse(noAnswer()), refuse(noAnswer())] } });

	expect(w.log.slice(2)).toEqual(["put a.jpg", "confirm a.jpg", "confirm a.jpg", "confirm a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
});

test("our own photo is done and not a duplicate when the sweep has confirmed it", async () => {
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

test("signing is tried again when there is no answer or a temporary error", async () => {
	const w = await send(
		{},
		{ "a.jpg": { initiate: [refuse(noAnswer()), refuse(serverError("STORAGE_UNAVAILABLE", true))] } },
	);

	expect(w.log.filter((line) => line.startsWith("sign"))).toHaveLength(3);
	expect(w.item("a.jpg").status).toBe("done");
});

test("a file is hashed again when the store received other bytes than were hashed", async () => {
	const w = await send({}, { "a.jpg": { put: [status(400)] } });

	expect(w.log.slice(0, 5)).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "hash a.jpg", "sign a.jpg"]);
	expect(w.item("a.jpg").status).toBe("done");
});

test("words edited after a failed confirm are saved without sending the bytes again", async () => {
	const unwell = refuse(serverError("STORAGE_UNAVAILABLE", true));
	const w = await send({}, { "a.jpg": { confirm: Array.from({ length: 5 }, () => unwell) } });
	const { id } = w.item("a.jpg");
	expect(w.item("a.jpg").status).toBe("failed");

	w.queue.edit(id, { title: "other" });
	w.queue.retry(id);
	await w.settled();

	expect(w.item("a.jpg")).toMatchObject({ status: "done", title: "other" });
	expect(w.wordsOf(w.item("a.jpg").photoId ?? "").title).toBe("other");
	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(1);
});

test("a status that will not change is not tried again by itself", async () => {
	const w = await send({}, { "a.jpg": { put: [status(404)] } });

	expect(w.log.filter((line) => line.startsWith("put"))).toHaveLength(1);
	expect(w.item("a.jpg")).toMatchObject({ status: "failed", canRetry: true, errorCode: "HTTP_404" });
});

test("a store that asks to wait is obeyed and costs no attempt", async () => {
	const rest = Array.from({ length: 7 }, () => async () => ({ status: 503, retryAfter: 4 }));
	const w = await send({ random: () => 0 }, { "a.jpg": { put: rest } });

	expect(w.item("a.jpg")).toMatchObject({ status: "done", attempts: 0 });
	expect(w.waits).toEqual(Array.from({ length: 7 }, () => 4_000));
});

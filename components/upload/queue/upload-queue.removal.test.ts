import { expect, test } from "vitest";
import { rememberedHere, turn, until, world } from "./upload-queue.fixture";
import { gate, hang, lose, noAnswer, photo, photos, refuse, serverError } from "./upload-steps.fixture";

test("an item removed while sending is aborted and never confirmed", async () => {
	const w = world({ concurrency: 1 }, { "a.jpg": { put: [hang] } });
	w.send([photo("a.jpg"), photo("b.jpg")]);
	await until(() => w.item("a.jpg").status === "sending");

	w.queue.remove(w.item("a.jpg").id);
	await w.settled();

	expect(w.queue.getSnapshot().items.map((item) => [item.name, item.status])).toEqual([["b.jpg", "done"]]);
	expect(w.log).not.toContain("confirm a.jpg");
	expect(w.log.filter((line) => line === "put a.jpg")).toHaveLength(1);
});

test("an item removed in any step before the PUT is not sent", async () => {
	for (const step of ["draft", "waiting", "hash", "sign"]) {
		const w = world({ concurrency: 1 });
		if (step === "draft") w.queue.add([{ file: photo("a.jpg"), title: "A", description: "" }]);
		else w.send(step === "waiting" ? [photo("b.jpg"), photo("a.jpg")] : [photo("a.jpg")]);
		if (step === "hash" || step === "sign") await until(() => w.log.includes(`${step} a.jpg`));

		w.queue.remove(w.item("a.jpg").id);
		w.queue.start();
		await w.settled();
		for (let i = 0; i < 10; i++) await turn();

		expect(w.log, step).not.toContain("put a.jpg");
		expect(w.queue.getSnapshot().items.map((item) => item.status)).toEqual(
			step === "waiting" ? ["done"] : [],
		);
	}
});

test("a photo removed during its pause is not tried again", async () => {
	const pause = gate();
	const w = world({ wait: () => pause.opened }, { "a.jpg": { put: [lose(1)] } });
	w.send([photo("a.jpg")]);
	await until(() => w.log.includes("put a.jpg") && w.item("a.jpg").status === "waiting");

	w.queue.remove(w.item("a.jpg").id);
	pause.open();
	for (let i = 0; i < 10; i++) await turn();

	expect(w.log).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg", "cancel a.jpg"]);
});

test("clearDone removes the finished photos from the list and leaves the rest", async () => {
	const w = world({}, { "bad.jpg": { initiate: [refuse(serverError("TYPE_NOT_SUPPORTED"))] } });
	w.send([photo("a.jpg"), photo("bad.jpg")]);
	await w.settled();
	w.queue.add([{ file: photo("draft.jpg"), title: "", description: "" }]);

	w.queue.clearDone();

	expect(w.queue.getSnapshot().items.map((item) => item.name)).toEqual(["bad.jpg", "draft.jpg"]);
});

test("after dispose the PUTs are aborted, nothing continues and no listener is notified", async () => {
	const aborted: string[] = [];
	const hangs = {
		put: [
			(o: Parameters<typeof hang>[0]) => {
				o.signal.addEventListener("abort", () => aborted.push(o.file.name));
				return hang(o);
			},
		],
	};
	const w = world({ concurrency: 1 }, { "a.jpg": hangs });
	w.send([photo("a.jpg"), ...photos(5)]);
	await until(() => w.item("a.jpg").status === "sending");
	let notified = 0;
	w.queue.subscribe(() => notified++);

	w.queue.dispose();
	for (let i = 0; i < 50; i++) await turn();

	expect(aborted).toEqual(["a.jpg"]);
	expect(notified).toBe(0);
	expect(w.log).toEqual(["hash a.jpg", "sign a.jpg", "put a.jpg"]);
});

test("a photo that is removed during its confirm is still announced as new in the event", async () => {
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

test("a removed photo's upload is ended, also if its announcement was just being answered", async () => {
	const w = world({}, { "a.jpg": { put: [hang] } });
	w.send([photo("a.jpg")]);
	await until(() => w.item("a.jpg").status === "sending");
	w.queue.remove(w.item("a.jpg").id);
	await until(() => w.log.includes("cancel a.jpg"));

	w.send([photo("b.jpg")]);
	await until(() => w.log.includes("sign b.jpg"));
	w.queue.remove(w.item("b.jpg").id);
	await until(() => w.log.includes("cancel b.jpg"));
	expect(w.log).not.toContain("put b.jpg");
});

test("of a file that was chosen twice one can be removed without ending the upload of the other", async () => {
	const w = world({ puts: { first: 2, most: 2 } }, { "a.jpg": { put: [hang, hang] } });
	w.send([photo("a.jpg"), photo("a.jpg")]);
	await until(() => w.queue.getSnapshot().items.every(({ photoId }) => photoId !== null));

	w.queue.remove(w.queue.getSnapshot().items[0]?.id ?? "");
	for (let i = 0; i < 20; i++) await turn();
	expect(w.log).not.toContain("cancel a.jpg");
	w.queue.remove(w.queue.getSnapshot().items[0]?.id ?? "");
	await until(() => w.log.includes("cancel a.jpg"));
});

test("a cancellation without an answer is repeated until it has one, and survives the page", async () => {
	const cancelled = rememberedHere();
	const pause = gate();
	const w = world({ cancelled, wait: () => pause.opened }, { "a.jpg": { put: [hang] } });
	const { cancelUpload } = w.api;
	w.api.cancelUpload = () => Promise.reject(noAnswer());
	w.send([photo("a.jpg")]);
	await until(() => w.item("a.jpg").status === "sending");
	const item = w.item("a.jpg");
	w.queue.remove(item.id);
	for (let i = 0; i < 10; i++) await turn();
	expect(cancelled.all()).toEqual([item.photoId]);

	// Coming back to the page tries again.
	w.api.cancelUpload = cancelUpload;
	w.setOnline(true);
	await until(() => w.log.includes("cancel a.jpg"));
	await until(() => cancelled.all().length === 0);

	// A page that ended before tries again at the next visit, and does not bring the photo back.
	cancelled.set(item.photoId ?? "", true);
	const next = world({ cancelled });
	next.queue.restore([{ item: { ...item, status: "waiting" }, file: photo("a.jpg") }]);
	await until(() => next.log.some((line) => line.startsWith("cancel")));
	expect(next.queue.getSnapshot().items).toEqual([]);
	await until(() => cancelled.all().length === 0);
});

test("a photo that is chosen again after its cancellation got no answer is not cancelled later", async () => {
	const cancelled = rememberedHere();
	const pause = gate();
	const w = world({ cancelled, wait: () => pause.opened }, { "a.jpg": { put: [hang] } });
	const { cancelUpload } = w.api;
	w.api.cancelUpload = () => Promise.reject(noAnswer());
	w.send([photo("a.jpg")]);
	await until(() => w.item("a.jpg").status === "sending");
	w.queue.remove(w.item("a.jpg").id);
	for (let i = 0; i < 10; i++) await turn();

	w.send([photo("a.jpg")]);
	await w.settled();
	w.api.cancelUpload = cancelUpload;
	pause.open();
	for (let i = 0; i < 10; i++) await turn();

	expect(w.item("a.jpg").status).toBe("done");
	expect(w.log).not.toContain("cancel a.jpg");
	expect(cancelled.all()).toEqual([]);
});

test("a cancellation that is refused for good is forgotten, and one that only lacks the session is kept", async () => {
	for (const [code, left] of [
		["UPLOAD_NOT_FOUND", 0],
		["SIGNED_OUT", 1],
	] as const) {
		const cancelled = rememberedHere();
		const w = world({ cancelled }, { "a.jpg": { put: [hang] } });
		w.api.cancelUpload = () => Promise.reject(serverError(code));
		w.send([photo("a.jpg")]);
		await until(() => w.item("a.jpg").status === "sending");
		w.queue.remove(w.item("a.jpg").id);
		for (let i = 0; i < 10; i++) await turn();
		expect(cancelled.all(), code).toHaveLength(left);
	}
});

test("a photo that is in the event is taken off the list and nothing is ended", async () => {
	const w = world();
	w.send([photo("a.jpg")]);
	await w.settled();

	w.queue.clearDone();

	expect(w.log).not.toContain("cancel a.jpg");
});

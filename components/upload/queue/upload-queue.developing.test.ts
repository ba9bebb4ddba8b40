import { expect, test } from "vitest";
import { totals } from "./totals";
import { world } from "./upload-queue.fixture";
import { photo } from "./upload-steps.fixture";

test("a photo that arrived and could not be developed counts as failed, and stays on the list until it is removed", async () => {
	const { queue, send, item, settled, log } = world();
	send([photo("good.jpg"), photo("broken.jpg")]);
	await settled();
	const { id, photoId } = item("broken.jpg");

	queue.notDeveloped(photoId ?? "", { code: "NOT_A_PICTURE" });

	expect(item("broken.jpg")).toMatchObject({ status: "done", notDeveloped: { code: "NOT_A_PICTURE" } });
	expect(item("good.jpg").notDeveloped).toBeNull();
	expect(totals(queue.getSnapshot())).toMatchObject({ count: 2, done: 1, failed: 1, underWay: 0 });
	queue.clearDone();
	expect(queue.getSnapshot().items.map(({ name }) => name)).toEqual(["broken.jpg"]);
	queue.remove(id);
	expect(queue.getSnapshot().items).toEqual([]);
	// The photo itself is in the event, where its uploader can remove it.
	expect(log.filter((call) => call.startsWith("cancel"))).toEqual([]);
});

test("the end of developing may be known before the queue has the answer to its confirm", async () => {
	const { queue, send, item, settled } = world(
		{},
		{
			"fast.jpg": {
				confirm: [
					(photoId) => {
						queue.notDeveloped(photoId, { code: "NOT_A_PICTURE" });
						return Promise.resolve({ id: photoId, title: "fast.jpg", description: "", mayEdit: true });
					},
				],
			},
		},
	);
	send([photo("fast.jpg")]);
	await settled();
	expect(item("fast.jpg")).toMatchObject({ status: "done", notDeveloped: { code: "NOT_A_PICTURE" } });
});

import { expect, test } from "vitest";
import { newItem, type QueueItem } from "../queue/upload-item";
import { arrivedBefore, mayHaveArrived, restoredItem, withoutFile } from "./restored-item";

const item = (change: Partial<QueueItem>): QueueItem => ({
	...newItem({
		file: new File(["bytes"], "a.jpg", { lastModified: 1 }),
		title: "Words",
		description: "",
		refusal: null,
	}),
	id: "upload-1",
	...change,
});

test("a draft stays a draft with its words, and nothing is left of a photo that is in the event", () => {
	const draft = item({ status: "draft" });

	expect(restoredItem(draft, null)).toBe(draft);
	expect(restoredItem(item({ status: "done" }), null)).toBeNull();
	expect(restoredItem(item({ status: "duplicate" }), null)).toBeNull();
});

test("a photo that is in the event comes back as it was while its words are not saved, or others are offered", () => {
	const kept = { title: "Theirs", description: "", mayEdit: true };
	for (const open of [item({ status: "duplicate", kept }), item({ status: "done", unsavedWords: true })])
		expect(restoredItem(open, null)).toBe(open);
});

test.each(["waiting", "hashing", "signing", "sending", "confirming"] as const)(
	"a photo that was %s is sent with all its attempts and what is known of it",
	(status) => {
		const before = item({
			status,
			sha256: "f00d",
			attempts: 4,
			waitedMs: 9,
			sentBytes: 3,
			askedToWait: true,
		});

		expect(restoredItem(before, null)).toEqual(item({ status: "waiting", sha256: "f00d" }));
	},
);

test("bytes that were on their way when the page ended may have arrived", () => {
	const sending = restoredItem(item({ status: "sending", photoId: "photo-1" }), null);
	const signing = restoredItem(item({ status: "signing", photoId: "photo-1" }), null);

	expect(sending && mayHaveArrived(sending)).toBe(true);
	expect(signing && mayHaveArrived(signing)).toBe(false);
});

test("a photo that failed for its own reason stays failed", () => {
	const failed = item({ status: "failed", error: { code: "UNREADABLE" }, canRetry: true });

	expect(restoredItem(failed, null)).toBe(failed);
});

test("words that were typed after the photo was announced are saved when it turns out to have arrived", () => {
	const sent = item({ status: "waiting", photoId: "p1", typed: { title: true, description: false } });
	const first = { title: "First words", description: "", mayEdit: true };

	expect(arrivedBefore(sent, { id: "p1", ...first })).toMatchObject({ status: "done", unsavedWords: true });
	expect(arrivedBefore(sent, { id: "p1", ...first, title: "Words" })).toMatchObject({ unsavedWords: false });
	expect(arrivedBefore(sent, { id: "p1", ...first, mayEdit: false })).toMatchObject({ unsavedWords: false });
});

test("the words of a photo that was there before are kept, and the typed ones are offered", () => {
	const sent = item({ status: "waiting", photoId: "p1", typed: { title: true, description: false } });
	const theirs = { title: "Theirs", description: "", mayEdit: true };
	const offered = { status: "duplicate", unsavedWords: false, kept: theirs };

	expect(arrivedBefore(sent, { id: "p2", ...theirs })).toMatchObject({ photoId: "p2", ...offered });
	expect(arrivedBefore({ ...sent, isSecond: true }, { id: "p1", ...theirs })).toMatchObject(offered);
	expect(arrivedBefore(sent, { id: "p2", ...theirs, title: "Words" })).toMatchObject({ kept: null });
});

test.each(["SIGNED_OUT", "NOT_ON_THE_ROLL", "EVENT_NOT_FOUND", "UPLOADS_CLOSED"])(
	"a photo that failed with %s goes on, because that was not its own reason",
	(errorCode) => {
		const failed = item({ status: "failed", error: { code: "INTERNAL" }, errorCode, canRetry: true });

		expect(restoredItem(failed, null)).toEqual(item({ status: "waiting" }));
	},
);

test("nothing is sent for somebody who may not add photos, and a draft is left alone", () => {
	const draft = item({ status: "draft" });

	expect(restoredItem(item({ status: "sending" }), "NOT_ON_THE_ROLL")).toMatchObject({
		...{ status: "failed", errorCode: "NOT_ON_THE_ROLL", error: { code: "NOT_ON_THE_ROLL" }, canRetry: true },
	});
	expect(restoredItem(draft, "NOT_ON_THE_ROLL")).toBe(draft);
});

test("a photo without its bytes waits for its file, and remembers whether it was a draft", () => {
	const draft = withoutFile(item({ status: "draft" }));
	const sent = withoutFile(item({ status: "failed", errorCode: "UNREADABLE", canRetry: true }));
	const refused = item({ status: "failed", errorCode: "TOO_LARGE" });

	expect(draft).toMatchObject({ status: "fileNeeded", wasDraft: true, title: "Words" });
	expect(sent).toMatchObject({ status: "fileNeeded", wasDraft: false, errorCode: null, canRetry: false });
	expect(withoutFile(refused)).toBe(refused);
	expect(restoredItem(draft, null)).toEqual(item({ status: "draft" }));
	expect(restoredItem(sent, null)).toMatchObject({ status: "waiting" });
});

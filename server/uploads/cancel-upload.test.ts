import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, keyOf, plantPhoto, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { settleEnded } from "../jobs/settle-ended";
import { sweep } from "../jobs/sweep";
import { emptyReport } from "../jobs/sweep-step";
import type { ObjectStore } from "../storage/object-store";
import { confirmUpload } from "./confirm-upload";
import { endIntent } from "./end-intent";
import { expireIntent, findIntent } from "./intent";

const minute = 60_000;
const hour = 60 * minute;
const photos = (s: Scene) => s.as(s.guest).photos;
const later = (s: Scene, ms: number) => {
	s.clock.now = new Date(Date.now() + ms);
};

/** The dependencies of `s`, with some of the store's methods replaced. */
const storeWith = (s: Scene, change: Partial<ObjectStore>) => ({
	...s.deps,
	storage: { ...s.storage, ...change },
});

async function intentOf(s: Scene, { photoId }: { photoId: string }) {
	const intent = await findIntent(s.db, photoId);
	if (!intent) throw new Error("no intent");
	return intent;
}

describe("a cancelled upload", () => {
	test("has ended, and cancelling it again says so again", async () => {
		const s = await scene();
		const upload = await begin(s, s.guest, jpeg());

		expect(await photos(s).cancelUpload(upload)).toEqual({ is: "ended" });
		expect(await photos(s).cancelUpload(upload)).toEqual({ is: "ended" });

		expect(await s.db.upload.findMany()).toMatchObject([{ state: "CANCELLED", cancellations: 1 }]);
		expect(await outcome(photos(s).confirm(upload))).toBe("UPLOAD_EXPIRED");
	});

	test("becomes no photo if its bytes arrived before, and the sweep removes them", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await photos(s).cancelUpload(upload);
		expect(await outcome(photos(s).confirm(upload))).toBe("UPLOAD_EXPIRED");

		await sweep(s.deps);

		expect(await s.keys()).toEqual([]);
		expect(await s.db.photo.count()).toBe(0);
	});

	test("becomes no photo if its bytes arrive afterwards, however often, and is forgotten after a day", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		await photos(s).cancelUpload(upload);
		for (const _ of [1, 2]) {
			expect((await s.put(upload, bytes)).ok).toBe(true);
			await sweep(s.deps);
			expect(await s.keys()).toEqual([]);
		}

		later(s, 26 * hour);
		await sweep(s.deps);
		expect(await s.db.upload.count()).toBe(0);
		expect(await s.db.photo.count()).toBe(0);
	});

	test("is revived by the same bytes, with its old id and key, and becomes a photo", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		await photos(s).cancelUpload(upload);
		await sweep(s.deps);

		const again = await arrive(s, s.guest, bytes);
		await sweep(s.deps);

		expect(again.photoId).toBe(upload.photoId);
		expect(await s.db.photo.findMany()).toMatchObject([{ id: upload.photoId }]);
		expect(await photos(s).cancelUpload(upload)).toEqual({ is: "photo" });
	});

	test("becomes a photo if it is announced again after its bytes arrived on the first URL", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await arrive(s, s.guest, bytes);
		await photos(s).cancelUpload(upload);
		await begin(s, s.guest, bytes);
		expect(await photos(s).confirm(upload)).toMatchObject({ id: upload.photoId });
	});

	test("does not become a photo when an ended upload is cancelled", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await expireIntent(s.db, await intentOf(s, upload));

		expect(await photos(s).cancelUpload(upload)).toEqual({ is: "ended" });
		await sweep(s.deps);

		expect(await s.db.photo.count()).toBe(0);
		expect(await s.keys()).toEqual([]);
	});
});

describe("cancelling", () => {
	test("does not touch a photo, and says that it is one", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		await photos(s).confirm(upload);
		expect(await photos(s).cancelUpload(upload)).toEqual({ is: "photo" });
		expect(await s.storage.head(keyOf(s, upload.photoId))).not.toBeNull();
		expect(await outcome(photos(s).byId(upload))).toBe("ok");
	});

	test("somebody else's upload or photo is answered as an unknown one", async () => {
		const s = await scene();
		const theirs = await begin(s, s.organizer, jpeg());
		const photo = await plantPhoto(s, { uploaderId: s.organizer.id });
		expect(await outcome(photos(s).cancelUpload(theirs))).toBe("UPLOAD_NOT_FOUND");
		expect(await outcome(photos(s).cancelUpload(photo))).toBe("UPLOAD_NOT_FOUND");
		expect(await s.db.upload.findMany()).toMatchObject([{ state: "PENDING" }]);
	});

	test("beside ten confirms leaves either a photo or nothing, and the answer says which", async () => {
		const s = await scene();
		for (let turn = 0; turn < 5; turn++) {
			const upload = await arrive(s, s.guest, jpeg());
			const confirms = Array.from({ length: 10 }, () => outcome(photos(s).confirm(upload)));
			const [{ is }] = await Promise.all([photos(s).cancelUpload(upload), ...confirms]);
			await s.settled();
			await sweep(s.deps);
			const found = await s.db.photo.count({ where: { id: upload.photoId } });
			expect(found).toBe(is === "photo" ? 1 : 0);
			expect((await s.storage.head(keyOf(s, upload.photoId))) !== null).toBe(is === "photo");
		}
	});

	test("while a confirm looks at the object, ends the upload", async () => {
		const s = await scene();
		const upload = await arrive(s, s.guest, jpeg());
		const head: ObjectStore["head"] = async (...asked) => {
			expect(await photos(s).cancelUpload(upload)).toEqual({ is: "ended" });
			return s.storage.head(...asked);
		};
		const asked = { userId: s.guest.id, photoId: upload.photoId };
		expect(await outcome(confirmUpload(storeWith(s, { head }), asked))).toBe("UPLOAD_EXPIRED");
		expect(await s.db.photo.count()).toBe(0);
	});

	test("while a sweep holds the lease, ends the upload, and nobody gets a URL until the lease is over", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await arrive(s, s.guest, bytes);
		await expireIntent(s.db, await intentOf(s, upload));
		const announce = () => photos(s).initiateUpload({ eventId: s.event.id, ...announced(bytes) });
		const head: ObjectStore["head"] = async (...asked) => {
			expect(await photos(s).cancelUpload(upload)).toEqual({ is: "ended" });
			expect(await outcome(announce())).toBe("SERVER_BUSY");
			return s.storage.head(...asked);
		};

		expect(await endIntent(storeWith(s, { head }), await intentOf(s, upload), "EXPIRED")).toBe("changed");

		expect(await s.db.photo.count()).toBe(0);
		expect(await s.db.upload.findMany()).toMatchObject([{ state: "CANCELLED" }]);
	});
});

test("what is written on a rejected upload's URL is removed once the URL has died", async () => {
	const s = await scene();
	const bytes = jpeg();
	const upload = await begin(s, s.guest, bytes);
	const wrong = new Uint8Array(bytes.length);
	await s.put(upload, wrong);
	expect(await outcome(photos(s).confirm(upload))).toBe("NOT_A_PHOTO");
	expect((await s.put(upload, wrong)).ok).toBe(true);
	const removed: string[] = [];
	const remove: ObjectStore["remove"] = async (keys) => {
		removed.push(...keys);
		await s.storage.remove(keys);
	};
	const deps = storeWith(s, { remove });
	const settle = () =>
		settleEnded(deps, {
			report: emptyReport(),
			until: undefined,
			inTime: () => true,
			over: new AbortController().signal,
		});

	later(s, 9 * minute);
	await settle();
	expect(removed).toEqual([]);
	later(s, 11 * minute);
	await settle();
	expect(removed).toEqual([keyOf(s, upload.photoId)]);
	expect(await s.keys()).toEqual([]);
	expect(await s.db.upload.findMany()).toMatchObject([{ state: "REJECTED" }]);
});

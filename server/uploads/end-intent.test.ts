/**
 * Tests the races of ./end-intent.ts. In each, a store that calls the test makes the other side act at the
 * critical moment.
 */
import { Pool } from "pg";
import { describe, expect, test } from "vitest";
import { openDatabase } from "@/tests/setup/database";
import { outcome, refusal } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, keyOf, leasesRunOut, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import type { ObjectStore } from "../storage/object-store";
import { confirmUpload } from "./confirm-upload";
import { endIntent } from "./end-intent";
import { expireIntent, findIntent } from "./intent";

const hour = 3_600_000;
const confirm = (s: Scene, { photoId }: { photoId: string }) => s.as(s.guest).photos.confirm({ photoId });
const announce = (s: Scene, bytes: Uint8Array) =>
	s.as(s.guest).photos.initiateUpload({ eventId: s.event.id, ...announced(bytes) });
const onlyState = async (s: Scene) => (await s.db.upload.findFirstOrThrow()).state;

async function intentOf(s: Scene, { photoId }: { photoId: string }) {
	const intent = await findIntent(s.db, photoId);
	if (!intent) throw new Error("no intent");
	return intent;
}

/** Announces a photo and uploads other bytes of the same size. */
async function wrongObject(s: Scene) {
	const bytes = jpeg();
	const upload = await begin(s, s.guest, bytes);
	expect((await s.put(upload, new Uint8Array(bytes.length))).status).toBe(200);
	return { upload, bytes };
}

/** The dependencies of `s`, with some of the store's methods replaced. */
const storeWith = (s: Scene, change: Partial<ObjectStore>) => ({
	...s.deps,
	storage: { ...s.storage, ...change },
});

describe("while an object is being removed", () => {
	test("announcing the same bytes is answered SERVER_BUSY, and works once the object is gone", async () => {
		const s = await scene();
		const { upload, bytes } = await wrongObject(s);
		let meanwhile: Awaited<ReturnType<typeof refusal>> = null;
		const remove: ObjectStore["remove"] = async (keys) => {
			meanwhile = await refusal(announce(s, bytes));
			await s.storage.remove(keys);
		};
		const asked = { userId: s.guest.id, photoId: upload.photoId };

		expect(await outcome(confirmUpload(storeWith(s, { remove }), asked))).toBe("NOT_A_PHOTO");

		expect(meanwhile).toMatchObject({ code: "SERVER_BUSY", retry: true, httpStatus: 503 });
		const again = await arrive(s, s.guest, bytes);
		expect(again.photoId).toBe(upload.photoId);
		expect(await outcome(confirm(s, again))).toBe("ok");
		expect(await s.storage.head(keyOf(s, again.photoId))).not.toBeNull();
	});

	test("a confirm is already answered UPLOAD_EXPIRED", async () => {
		const s = await scene();
		const { upload } = await wrongObject(s);
		let meanwhile = "";
		const remove: ObjectStore["remove"] = async (keys) => {
			meanwhile = await outcome(confirm(s, upload));
			await s.storage.remove(keys);
		};
		await endIntent(storeWith(s, { remove }), await intentOf(s, upload), "EXPIRED");
		expect(meanwhile).toBe("UPLOAD_EXPIRED");
	});

	test("ending the same intent a second time does nothing, and a sweep does nothing either", async () => {
		const s = await scene();
		const { upload } = await wrongObject(s);
		const intent = await intentOf(s, upload);
		const removals: string[] = [];
		const remove: ObjectStore["remove"] = async (keys) => {
			removals.push(...keys);
			if (removals.length > 1) return;
			const ended = await intentOf(s, upload);
			expect(await endIntent(s.deps, intent, "EXPIRED")).toBe("changed");
			expect(await endIntent(s.deps, ended, "EXPIRED")).toBe("changed");
			expect(await sweep(storeWith(s, { remove }))).toMatchObject({ confirmed: 0, forgotten: 0, failed: 0 });
			await s.storage.remove(keys);
		};

		expect(await endIntent(storeWith(s, { remove }), intent, "REJECTED")).toBe("removed");

		expect(removals).toEqual([keyOf(s, upload.photoId)]);
		expect(await onlyState(s)).toBe("REJECTED");
	});

	test("no database connection is held in a transaction", async () => {
		const s = await scene();
		const { upload } = await wrongObject(s);
		const { url } = await openDatabase();
		const watcher = new Pool({ connectionString: url, max: 1 });
		const open: string[] = [];
		const watch = async () => {
			const { rows } = await watcher.query(
				"SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
			);
			open.push(...rows.map(({ query }) => String(query)));
		};
		const remove: ObjectStore["remove"] = async (keys) => {
			await watch();
			await s.storage.remove(keys);
		};
		const head: ObjectStore["head"] = async (...asked) => {
			await watch();
			return s.storage.head(...asked);
		};

		await endIntent(storeWith(s, { remove, head }), await intentOf(s, upload), "REJECTED");
		s.clock.now = new Date(Date.now() + 30 * hour);
		await sweep(storeWith(s, { remove, head }));
		await watcher.end();

		expect(open).toEqual([]);
		expect(await s.db.upload.count()).toBe(0);
	});
});

describe("a PUT that arrives between the check of the object and the next step", () => {
	test("is not removed if the check found no object, and the next sweep makes it a photo", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		const readStart: ObjectStore["readStart"] = async (...asked) => {
			const start = await s.storage.readStart(...asked);
			await s.put(upload, bytes);
			return start;
		};

		expect(await endIntent(storeWith(s, { readStart }), await intentOf(s, upload), "EXPIRED")).toBe(
			"removed",
		);

		expect(await s.storage.head(keyOf(s, upload.photoId))).not.toBeNull();
		expect(await sweep(s.deps)).toMatchObject({ confirmed: 1, developed: 1 });
		expect(await s.db.photo.findMany()).toMatchObject([{ id: upload.photoId, state: "READY" }]);
	});

	test("becomes no photo if the check found a wrong object, until the photo is announced again", async () => {
		const s = await scene();
		const { upload, bytes } = await wrongObject(s);
		const remove: ObjectStore["remove"] = async (keys) => {
			await s.storage.remove(keys);
			expect((await s.put(upload, bytes)).status).toBe(200);
		};
		await endIntent(storeWith(s, { remove }), await intentOf(s, upload), "REJECTED");

		expect(await outcome(confirm(s, upload))).toBe("UPLOAD_MISMATCH");
		const again = await announce(s, bytes);
		expect(again).toMatchObject({ kind: "put", photoId: upload.photoId });
		expect(await outcome(confirm(s, upload))).toBe("ok");
		await s.settled();
		expect(await s.db.photo.findMany()).toMatchObject([{ id: upload.photoId, state: "READY" }]);
	});
});

describe("an intent that changed after it was read", () => {
	test("is not ended if it was announced again", async () => {
		const s = await scene({ now: new Date() });
		const { upload, bytes } = await wrongObject(s);
		const intent = await intentOf(s, upload);
		s.clock.now = new Date(Date.now() + 5_000);
		await announce(s, bytes);

		expect(await endIntent(s.deps, intent, "REJECTED")).toBe("changed");
		expect(await expireIntent(s.db, intent)).toBe(false);

		expect(await onlyState(s)).toBe("PENDING");
		expect(await s.storage.head(keyOf(s, upload.photoId))).not.toBeNull();
	});
});

describe("a process that dies between the steps", () => {
	const dies = () => Promise.reject(new Error("killed"));

	test.each([
		["before the check", (): Partial<ObjectStore> => ({ head: dies })],
		["before the removal", (): Partial<ObjectStore> => ({ remove: dies })],
	])("%s leaves the rest to a sweep after the lease has run out", async (_, change) => {
		const s = await scene();
		const { upload, bytes } = await wrongObject(s);
		await endIntent(storeWith(s, change()), await intentOf(s, upload), "REJECTED").catch(() => {});

		expect(await outcome(announce(s, bytes))).toBe("SERVER_BUSY");
		await sweep(s.deps);
		expect(await outcome(announce(s, bytes))).toBe("SERVER_BUSY");

		await leasesRunOut(s);
		await sweep(s.deps);
		expect(await s.keys()).toEqual([]);
		expect(await outcome(confirm(s, await arrive(s, s.guest, bytes)))).toBe("ok");
	});

	test("after the removal leaves nothing behind that blocks a new upload", async () => {
		const s = await scene();
		const { upload, bytes } = await wrongObject(s);
		const remove: ObjectStore["remove"] = async (keys) => {
			await s.storage.remove(keys);
			await dies();
		};
		await endIntent(storeWith(s, { remove }), await intentOf(s, upload), "REJECTED").catch(() => {});
		await leasesRunOut(s);

		// Announcing again works without a sweep.
		expect(await outcome(confirm(s, await arrive(s, s.guest, bytes)))).toBe("ok");
		await s.settled();
		await sweep(s.deps);
		expect(await s.db.photo.count({ where: { state: "READY" } })).toBe(1);
	});

	test("a process that lost its lease during the check makes no photo and does not change the row", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await arrive(s, s.guest, bytes);
		await expireIntent(s.db, await intentOf(s, upload));
		const head: ObjectStore["head"] = async (...asked) => {
			await leasesRunOut(s);
			await announce(s, bytes);
			return s.storage.head(...asked);
		};

		expect(await endIntent(storeWith(s, { head }), await intentOf(s, upload), "EXPIRED")).toBe("changed");

		expect(await onlyState(s)).toBe("PENDING");
		expect(await outcome(confirm(s, upload))).toBe("ok");
	});
});

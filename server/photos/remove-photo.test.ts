import { expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { arrive, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { developPhoto } from "./develop-photo";
import { renditionKey } from "./object-key";

test("a removed photo is gone for everybody even if the store does not respond, and the sweep removes its objects", async () => {
	const s = await scene();
	const upload = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm(upload);
	await s.settled();
	expect(await s.keys()).toHaveLength(2);
	const { remove } = await deadStore();
	const answering = s.deps.storage.remove;

	s.deps.storage.remove = remove;
	expect(await s.as(s.guest).photos.remove(upload)).toEqual({ photoId: upload.photoId });
	s.deps.storage.remove = answering;

	expect(await s.db.photo.count()).toBe(0);
	expect(await s.db.job.count({ where: { kind: "REMOVE_OBJECT" } })).toBe(2);
	expect(await s.keys()).toHaveLength(2);
	expect(await sweep(s.deps)).toMatchObject({ failed: 0 });
	expect(await s.keys()).toEqual([]);
});

test("the renditions that a killed process has written are removed together with their photo", async () => {
	const s = await scene();
	const upload = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm(upload);
	await s.settled();
	await s.db.photo.updateMany({
		data: { state: "DEVELOPING", renditionWidths: [], width: null, height: null },
	});
	await s.storage.remove([renditionKey({ id: upload.photoId, eventId: s.event.id, renditionRound: 0 }, 32)]);
	const write: typeof s.storage.write = async (...args) => {
		await s.storage.write(...args);
		await s.as(s.guest).photos.remove(upload);
		throw new Error("killed");
	};
	await expect(
		developPhoto({ ...s.deps, storage: { ...s.storage, write } }, { photoId: upload.photoId }),
	).rejects.toThrow("killed");

	expect(await s.keys()).toEqual([]);
});

test("a photo that is removed while it is being developed leaves no row and no objects", async () => {
	const s = await scene();
	for (let round = 0; round < 10; round++) {
		const upload = await arrive(s, s.guest, jpeg());
		await s.as(s.guest).photos.confirm(upload);
		await new Promise((go) => setTimeout(go, Math.random() * 60));
		await s.as(s.guest).photos.remove(upload);
		await s.settled();
	}
	await sweep(s.deps);
	expect(await s.keys()).toEqual([]);
	expect(await s.db.photo.count()).toBe(0);
});

test("only one of twenty removals at once succeeds, and it writes one audit entry", async () => {
	const s = await scene();
	const upload = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm(upload);
	const answers = await Promise.allSettled(
		Array.from({ length: 20 }, () => s.as(s.guest).photos.remove(upload)),
	);
	expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
	expect(await s.db.auditEntry.findMany()).toMatchObject([
		{ actorId: s.guest.id, action: "photo.remove", subject: upload.photoId },
	]);
});

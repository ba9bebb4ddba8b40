import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { arrive, begin, jpeg, keyOf, plantPhoto, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { renditionKey } from "../photos/object-key";
import {
	addPhotos,
	check,
	damage,
	deleteRow,
	isBeyondMending,
	overwrite,
	type Photo,
	randomFrom,
	rangeOf,
	renditionsOf,
	sorted,
} from "./damage.fixture";
import type { Report } from "./report";
import { verify } from "./verify";

const quiet = { differences: {}, explained: {}, mended: {} } satisfies Partial<Report>;
const firstPhoto = (s: Scene) => s.db.photo.findFirstOrThrow({ orderBy: { id: "asc" } });
const all = ["renditions", "rows", "lost"] as const;
const added = async () => {
	const s = await scene();
	await addPhotos(s, 2);
	return { s, photo: await firstPhoto(s) };
};

describe("a verification", () => {
	test("of an install where everything is in order finds nothing, and counts what it compared", async () => {
		const { s } = await added();
		const { report } = await check(s, { deep: true });
		expect(report).toMatchObject({
			...quiet,
			photos: 2,
			originals: 2,
			hashed: 2,
			renditions: 2,
			renditionsOfRows: 2,
		});
	});

	test("explains intents, noted removals, a photo that is being developed, and changes nothing", async () => {
		const { s, photo } = await added();
		s.deps.jobsSoon = () => {};
		await arrive(s, s.guest, jpeg());
		await begin(s, s.guest, jpeg());
		await s.as(s.guest).photos.cancelUpload(await arrive(s, s.guest, jpeg()));
		await s.as(s.organizer).photos.remove({ photoId: photo.id });
		const gone = jpeg();
		for (const key of [photo.key, ...renditionsOf(photo)]) await overwrite(s, key, gone);
		const developing = await s.db.photo.findFirstOrThrow();
		await s.db.photo.updateMany({ data: { state: "DEVELOPING", renditionWidths: [] } });
		const rows = async () => [
			await s.db.photo.findMany(),
			await s.db.upload.findMany(),
			await s.db.job.findMany(),
		];
		const [before, keys] = [await rows(), await s.keys()];

		const { found, report } = await check(s, { deep: true });

		expect(found).toEqual([]);
		expect(report.explained).toEqual({
			...{ intent: 2, "noted-removal": 2, developing: 1 },
		});
		expect(developing.renditionWidths).toHaveLength(1);
		expect([await rows(), await s.keys()]).toEqual([before, keys]);
	});

	test("names the object of a photo that somebody removed, which nothing brings back", async () => {
		const { s, photo } = await added();
		const bytes = await s.storage.read(photo.key);
		await s.as(s.organizer).photos.remove({ photoId: photo.id });
		await s.db.job.deleteMany();
		await overwrite(s, photo.key, bytes ?? new Uint8Array());

		const { found } = await check(s, { mend: [...all, "owners"] });

		expect(found).toMatchObject([
			{
				kind: "original-of-removed-photo",
				key: photo.key,
				mended: "left: nothing to be done by this command",
			},
		]);
		expect(await s.db.photo.count()).toBe(1);
		expect(await s.storage.head(photo.key)).not.toBeNull();
	});

	test("of photos that are added, hidden and removed at the same time finds no difference", async () => {
		const { s } = await added();
		let busy = true;
		const work = (async () => {
			for (let n = 0; n < 4; n++) {
				const photo = await s.as(s.guest).photos.confirm(await arrive(s, s.guest, jpeg()));
				await s.settled();
				const place = { photoId: photo.id, eventId: s.event.id };
				if (n % 2) await s.as(s.organizer).photos.hide({ ...place, reason: "BLURRED" });
				else await s.as(s.organizer).photos.remove(place);
				await sweep(s.deps);
			}
			busy = false;
		})();
		let runs = 0;
		while (busy) {
			expect((await check(s)).found).toEqual([]);
			runs += 1;
		}
		await work;
		expect(runs).toBeGreaterThan(1);
	});

	test("does not name renditions that are moved between two of its queries", async () => {
		const { s, photo } = await added();
		const subject = renditionKey({ ...photo, renditionRound: 1 }, photo.renditionWidths[0] ?? 0);
		await overwrite(s, subject, jpeg());
		await s.db.job.create({
			data: { kind: "REMOVE_OBJECT", subject, runAfter: new Date(Date.now() + 600_000) },
		});
		const prepared: typeof s.deps.prepared = async (statement, values) => {
			const rows = await s.deps.prepared<never>(statement, values);
			if (statement.text.includes(`"Photo" WHERE id`)) {
				await s.db.photo.update({ where: { id: photo.id }, data: { renditionRound: 1 } });
				await s.db.job.deleteMany({ where: { subject } });
			}
			return rows;
		};
		const { found } = await check({ ...s, deps: { ...s.deps, prepared } });
		expect(found.filter(({ key }) => key === subject)).toEqual([]);
	});

	test("reports a photo whose key has other ids", async () => {
		const { s } = await added();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const key = `uploads/event_${s.event.id}/zz.jpg`;
		await s.db.photo.update({ where: { id: photoId }, data: { key } });
		expect(sorted((await check(s)).found)).toEqual([`key-of-other-ids ${key}`, `original-missing ${key}`]);
	});
});

test("six random damages are named, and nothing else; what can be mended is, by two at once", async () => {
	const seed = Date.now() % 2 ** 31;
	console.info(`the damages come from the seed ${seed}`);
	const random = randomFrom(seed);
	const s = await scene();
	await addPhotos(s, 12);
	const planted = await damage(s, random, 6);

	const first = await check(s, { deep: true });
	expect(sorted(first.found), `seed ${seed}`).toEqual(sorted(planted));

	const dry = await check(s, { deep: true, mend: all, dryRun: true });
	expect(sorted(dry.found)).toEqual(sorted(planted));
	expect(sorted((await check(s, { deep: true })).found)).toEqual(sorted(planted));

	const keys = await s.keys();
	await Promise.all([check(s, { deep: true, mend: all }), check(s, { deep: true, mend: all })]);
	expect(await s.keys()).toEqual(keys);
	await sweep(s.deps);

	const left = sorted((await check(s, { deep: true })).found);
	expect(left, `seed ${seed}`).toEqual(sorted(planted.filter(isBeyondMending)));
});

describe("mending", () => {
	test("does only what was asked for", async () => {
		const { s, photo } = await added();
		await s.storage.remove([photo.key, ...renditionsOf(photo)]);
		const { found } = await check(s, { mend: ["rows"] });
		expect(found.map(({ mended }) => mended)).toEqual(["left: not asked for", "left: not asked for"]);
		expect(await firstPhoto(s)).toEqual(photo);
	});

	test("marks a photo whose original is lost, keeps its picture, and gives nobody what is in its place", async () => {
		const { s, photo } = await added();
		const owner = [s.guest, s.personas.attended].find(({ id }) => id === photo.uploaderId) ?? s.guest;
		const bytes = await s.storage.read(photo.key);
		await overwrite(s, photo.key, jpeg("somebody else's".padEnd(36)));

		expect((await check(s, { deep: true, mend: ["lost"] })).found).toMatchObject([
			{ kind: "original-other-bytes", key: photo.key, mended: "marked-lost" },
		]);

		const byId = () => s.as(owner).photos.byId({ photoId: photo.id });
		expect(await byId()).toMatchObject({ state: "READY", originalUrl: null, originalLost: true });
		expect((await byId()).images).toHaveLength(1);
		const { url } = await s.as(owner).photos.download({ photoId: photo.id });
		expect(new URL(url).pathname).toContain("/optimized/");
		const again = await check(s, { deep: true });
		expect(again.report).toMatchObject({ differences: {}, explained: { "known-loss": 1 } });

		await overwrite(s, photo.key, bytes ?? new Uint8Array());
		expect((await check(s, { mend: ["lost"] })).found).toMatchObject([
			{ kind: "original-found-again", mended: "mark-removed" },
		]);
		expect(await firstPhoto(s)).toEqual(photo);
		expect((await check(s)).report).toMatchObject(quiet);
	});

	test("marks nothing if the bucket has no originals at all, because it may be another one", async () => {
		const { s } = await added();
		const storage = { ...s.storage, list: async () => ({ objects: [], last: true }) };
		await expect(verify({ ...s.deps, storage }, { mend: ["lost"] })).rejects.toThrow("S3_BUCKET");
		expect(await s.db.photo.count({ where: { originalLostAt: { not: null } } })).toBe(0);
	});

	test("does not develop a photo again whose original is lost, too", async () => {
		const { s, photo } = await added();
		await s.storage.remove([photo.key, ...renditionsOf(photo)]);
		expect((await check(s, { mend: ["renditions"] })).found.map(({ mended }) => mended)).toEqual([
			...["left: not asked for", "left: the original is lost"],
		]);
		const { found } = await check(s, { mend: all });
		expect(found.map(({ mended }) => mended)).toEqual(["marked-lost"]);
		expect(await firstPhoto(s)).toMatchObject({ state: "READY" });
		const later = await check(s, { mend: all });
		expect(later.report).toMatchObject({ ...quiet, explained: { "known-loss": 2 } });
	});

	test("leaves a photo as it is that has other bytes of the same size in its original's place and no rendition", async () => {
		const { s, photo } = await added();
		const bytes = await s.storage.read(photo.key);
		await overwrite(s, photo.key, jpeg("somebody else's".padEnd(36)));
		const [rendition = ""] = renditionsOf(photo);
		await s.storage.remove([rendition]);

		const { found } = await check(s, { mend: ["renditions"] });
		await sweep(s.deps);

		expect(found).toMatchObject([{ kind: "rendition-missing", mended: "left: the original is lost" }]);
		expect(await firstPhoto(s)).toEqual(photo);
		// When the original is back, so is the picture.
		await overwrite(s, photo.key, bytes ?? new Uint8Array());
		expect((await check(s, { mend: ["renditions"] })).report.mended).toEqual({ "developing-again": 1 });
		await sweep(s.deps);
		expect(await s.storage.head(rendition)).not.toBeNull();
		expect((await check(s, { deep: true })).report).toMatchObject(quiet);
	});

	test("develops a photo again that failed because of other bytes, once the right ones are back", async () => {
		const { s, photo } = await added();
		const bytes = await s.storage.read(photo.key);
		await overwrite(s, photo.key, jpeg("somebody else's".padEnd(36)));
		await s.db.photo.update({ where: { id: photo.id }, data: { state: "DEVELOPING" } });
		await sweep(s.deps);
		expect(await firstPhoto(s)).toMatchObject({ state: "FAILED", failure: "CHANGED" });
		expect((await check(s, { deep: true })).found).toMatchObject([{ kind: "original-other-bytes" }]);
		await overwrite(s, photo.key, bytes ?? new Uint8Array());

		expect((await check(s, { deep: true })).found).toMatchObject([{ kind: "original-right-again" }]);
		const { found } = await check(s, { deep: true, mend: ["renditions"] });
		expect(found).toMatchObject([{ key: photo.key, mended: "developing-again" }]);
		await sweep(s.deps);

		expect(await firstPhoto(s)).toMatchObject({ state: "READY", failure: null });
		expect((await check(s, { deep: true })).report).toMatchObject(quiet);
	});

	test("stops if the store does not list in order, and marks nothing", async () => {
		const { s } = await added();
		const list: typeof s.storage.list = async (prefix, options) => {
			const page = await s.storage.list(prefix, options);
			return { ...page, objects: page.objects.reverse() };
		};
		await expect(
			verify({ ...s.deps, storage: { ...s.storage, list } }, { range: rangeOf(s), mend: ["lost"] }),
		).rejects.toThrow("order");
		expect(await s.db.photo.count({ where: { originalLostAt: { not: null } } })).toBe(0);
	});
});

describe("a photo that is made anew of its object", () => {
	const without = ({ createdAt: _, hidden: __, movedIn: ___, ...photo }: Photo & { hidden?: boolean }) =>
		photo;

	test("is what it was but for what came after its upload, and waits for an organizer", async () => {
		const { s, photo } = await added();
		await s.as(s.organizer).photos.update({ photoId: photo.id, title: "Edited later" });
		await s.db.photo.delete({ where: { id: photo.id } });

		const { found, report } = await check(s, { mend: ["rows"] });
		await sweep(s.deps);

		expect(found.map(({ mended }) => mended)).toEqual(["row-made"]);
		expect(report.mended).toEqual({ "row-made": 1 });
		expect(without(await firstPhoto(s))).toEqual({ ...without(photo), place: "WAITING" });
		expect(await s.db.auditEntry.findMany({ where: { action: "photo.restore" } })).toMatchObject([
			{ subject: photo.id, actorId: null, details: { place: "WAITING" } },
		]);
		expect((await check(s, { deep: true })).report).toMatchObject(quiet);
	});

	test("is hidden if the audit log says so, and shown if an operator says so", async () => {
		const { s, photo } = await added();
		await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: photo.id, reason: "BLURRED" });
		await s.settled();
		const other = await s.db.photo.findFirstOrThrow({ where: { id: { not: photo.id } } });
		for (const gone of [photo, other]) await deleteRow(s, gone);

		await check(s, { mend: ["rows"], shown: true });

		expect(await s.db.photo.findUnique({ where: { id: photo.id } })).toMatchObject({
			...{ place: "HIDDEN", placeReason: "BLURRED", placedById: s.organizer.id },
		});
		expect(await s.db.photo.findUnique({ where: { id: other.id } })).toMatchObject({ place: "SHOWN" });
	});

	test("has its hash computed if the object is older than the entry for it", async () => {
		const { s, photo } = await added();
		const bytes = await s.storage.read(photo.key);
		const metadata = { photoid: photo.id, eventid: s.event.id, uploaderid: photo.uploaderId, title: "Old" };
		const signed = await s.storage.presignPut({
			...{ key: keyOf(s, photo.id), contentType: "image/jpeg", size: photo.size, sha256Hex: photo.sha256 },
			...{ metadata, expiresIn: 60 },
		});
		await s.storage.remove([photo.key]);
		await s.put(
			{ kind: "put", photoId: photo.id, expiresAt: new Date(), ...signed },
			bytes ?? new Uint8Array(),
		);
		await deleteRow(s, photo);

		await check(s, { mend: ["rows"] });

		expect(await firstPhoto(s)).toMatchObject({ id: photo.id, sha256: photo.sha256, title: "Old" });
	});

	test.each([
		["its uploader is not in the database", "uploader"],
		["its event is not in the database", "event"],
	])("is left if %s, unless that is to be made as well", async (why, missing) => {
		const { s, photo } = await added();
		const other = await s.db.photo.findFirstOrThrow({ where: { id: { not: photo.id } } });
		for (const gone of [photo, other]) await deleteRow(s, gone);
		if (missing === "event") await s.db.event.delete({ where: { id: s.event.id } });
		else await s.db.user.delete({ where: { id: photo.uploaderId } });

		const left = await check(s, { mend: ["rows"], dryRun: true });
		expect(left.found.map(({ mended }) => mended)).toContain(`left: ${why}`);
		const made = missing === "event" ? [1, 0] : [0, 1];
		const dry = await check(s, { mend: ["rows", "owners"], dryRun: true });
		expect([dry.report.eventsMade, dry.report.peopleMade]).toEqual(made);
		const { found, report } = await check(s, { mend: ["rows", "owners"] });

		expect(found.filter(({ kind }) => kind === "original-without-row").map(({ mended }) => mended)).toEqual([
			...["row-made", "row-made"],
		]);
		expect([report.eventsMade, report.peopleMade]).toEqual(made);
		await sweep(s.deps);
		expect(await s.db.photo.count({ where: { state: "READY" } })).toBe(2);
		if (missing === "event") {
			const event = await s.db.event.findUniqueOrThrow({ where: { id: s.event.id } });
			expect(event).toMatchObject({
				slug: `restored-${s.event.id}`,
				moderation: "BEFORE",
				publicFace: false,
			});
			expect(event.uploadsCloseAt?.getTime()).toBeLessThan(Date.now());
		}
	});

	test("is left if another photo has its bytes", async () => {
		const { s, photo } = await added();
		const bytes = await s.storage.read(photo.key);
		await deleteRow(s, photo);
		const again = await arrive(s, s.guest, bytes ?? new Uint8Array());
		await s.as(s.guest).photos.confirm(again);
		await s.settled();
		const { found } = await check(s, { mend: ["rows"] });
		expect(found.find(({ kind }) => kind === "original-without-row")?.mended).toBe(
			"left: another photo has these bytes",
		);
	});

	test("is not made of an object that says another photo's ids, or has a header that nobody signed", async () => {
		const { s, photo } = await added();
		const copy = `uploads/event_${s.event.id}/11111111-1111-4111-8111-111111111111.jpg`;
		await overwrite(s, copy, jpeg(), photo.key);
		const { found } = await check(s, { mend: ["rows"] });
		expect(found).toMatchObject([{ key: copy, mended: "left: it is not a photo of ours" }]);
		expect(await s.db.photo.count()).toBe(2);
	});

	test("fails like an upload if its bytes are not those that were announced", async () => {
		const { s, photo } = await added();
		await overwrite(s, photo.key, jpeg("other".padEnd(36)));
		await deleteRow(s, photo);
		await check(s, { mend: ["rows"] });
		await sweep(s.deps);
		expect(await firstPhoto(s)).toMatchObject({ state: "FAILED", failure: "CHANGED" });
		expect(await outcome(s.as(s.organizer).photos.download({ photoId: photo.id }))).toBe("PHOTO_NOT_FOUND");
	});
});

import { describe, expect, test } from "vitest";
import { changesIn } from "@/tests/setup/changes";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, plantPhoto, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";

async function party() {
	const s = await scene();
	const row = await s.db.attendance.findFirstOrThrow({ where: { userId: s.guest.id } });
	const person = { eventId: s.event.id, personId: row.id };
	const organize = s.as(s.organizer).roll;
	const log = async () =>
		(await s.db.auditEntry.findMany({ orderBy: { createdAt: "asc" } })).map(({ action, details }) => [
			action,
			details,
		]);
	return { s, person, organize, log };
}

const placesOf = async (s: Scene) =>
	Object.fromEntries(
		(await s.db.photo.findMany()).map(({ id, place, placeReason }) => [id, [place, placeReason]]),
	);

describe("somebody whose uploads are blocked", () => {
	test("starts no upload, confirms none, and what arrives on a URL that was signed before is removed by the sweep", async () => {
		const { s, person, organize } = await party();
		const [bytes, late] = [jpeg(), jpeg()];
		const arrived = await arrive(s, s.guest, bytes);
		const signed = await begin(s, s.guest, late);

		await organize.block({ ...person, photos: "KEEP" });

		const photos = s.as(s.guest).photos;
		const again = { eventId: s.event.id, ...announced(jpeg()) };
		expect(await outcome(photos.initiateUpload(again))).toBe("UPLOADS_BLOCKED");
		expect(await outcome(photos.initiateUpload({ ...again, ...announced(late) }))).toBe("UPLOADS_BLOCKED");
		expect(await outcome(photos.confirm(arrived))).toBe("UPLOADS_BLOCKED");
		await s.put(signed, late);
		expect(await outcome(photos.confirm(signed))).toBe("UPLOADS_BLOCKED");
		await sweep(s.deps);
		expect(await s.keys()).toEqual([]);
		expect(await s.db.photo.count()).toBe(0);
	});

	test("still sees the album and their photos, repeats a confirm, and reads who blocked them", async () => {
		const { s, person, organize } = await party();
		const upload = await arrive(s, s.guest, jpeg());
		await s.as(s.guest).photos.confirm(upload);

		await organize.block({ ...person, photos: "KEEP" });

		const api = s.as(s.guest);
		expect(await api.photos.confirm(upload)).toMatchObject({ id: upload.photoId });
		expect((await api.photos.list({ eventId: s.event.id })).photos).toHaveLength(1);
		expect(await api.events.bySlug({ slug: s.event.slug })).toMatchObject({
			uploads: { allowed: false, code: "UPLOADS_BLOCKED" },
			blockedBy: s.organizer.name,
		});
	});

	test("adds photos again once they are unblocked, the same ones too", async () => {
		const { s, person, organize } = await party();
		const bytes = jpeg();
		await arrive(s, s.guest, bytes);
		await organize.block({ ...person, photos: "KEEP" });
		await organize.unblock(person);

		const upload = await begin(s, s.guest, bytes);

		expect(await s.as(s.guest).photos.confirm(upload)).toMatchObject({ place: "SHOWN" });
		expect((await s.as(s.guest).events.bySlug({ slug: s.event.slug })).uploads.allowed).toBe(true);
	});

	test("adds nothing for those they look after, and nobody adds anything for somebody who is blocked", async () => {
		const { s, person, organize } = await party();
		const { eventId } = person;
		const child = await organize.add({ eventId, name: "Mia", attended: true, guardianId: person.personId });
		const forChild = { eventId, ...announced(jpeg()), forId: child.id };
		const photos = s.as(s.guest).photos;

		await organize.block({ ...person, photos: "KEEP" });
		expect(await outcome(photos.initiateUpload(forChild))).toBe("UPLOADS_BLOCKED");

		await organize.unblock(person);
		const bytes = jpeg();
		const begun = await begin(s, s.guest, bytes, { forId: child.id });
		await organize.block({ eventId, personId: child.id, photos: "KEEP" });
		await s.put(begun, bytes);
		expect(await outcome(photos.confirm(begun))).toBe("UPLOADS_BLOCKED");
		expect(await outcome(photos.initiateUpload(forChild))).toBe("NOT_YOUR_DEPENDANT");
		expect(await outcome(photos.initiateUpload({ ...forChild, forId: null }))).toBe("ok");
	});

	test("learns of it on every open page, as does everybody of photos that go with it", async () => {
		const { s, person, organize } = await party();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const theirs = await changesIn(s, s.guest);
		const others = await changesIn(s, s.personas.attended);

		await organize.block({ ...person, photos: "HIDE" });
		expect(await theirs()).toMatchObject({ event: true, photos: [{ id: photoId }] });
		expect(await others()).toMatchObject({ event: false, gone: [photoId] });

		await organize.unblock(person);
		expect(await theirs()).toMatchObject({ event: true });
		expect(await others()).toMatchObject({ photos: [{ id: photoId, appeared: true }] });
	});
});

describe("what somebody added before they were blocked", () => {
	test("stays, if the organizer says so", async () => {
		const { s, person, organize, log } = await party();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		expect(await organize.block({ ...person, photos: "KEEP" })).toEqual({ photos: 0 });
		expect(await placesOf(s)).toEqual({ [photoId]: ["SHOWN", null] });
		expect(await log()).toEqual([["uploads.block", { photos: "KEEP", count: 0 }]]);
	});

	test("is hidden, and is back where it was after unblocking unless somebody has decided about it since", async () => {
		const { s, person, organize } = await party();
		const plant = (place: "SHOWN" | "WAITING" | "HIDDEN") =>
			plantPhoto(s, { uploaderId: s.guest.id, place }).then(({ photoId }) => photoId);
		const [shown, waiting, hidden] = [await plant("SHOWN"), await plant("WAITING"), await plant("HIDDEN")];
		const decided = await plant("SHOWN");
		const { photoId: ofAnother } = await plantPhoto(s, { uploaderId: s.personas.attended.id });

		expect(await organize.block({ ...person, photos: "HIDE" })).toEqual({ photos: 3 });
		expect(await placesOf(s)).toEqual({
			...{ [shown]: ["HIDDEN", "BLOCKED"], [waiting]: ["HIDDEN", "BLOCKED"], [hidden]: ["HIDDEN", null] },
			...{ [decided]: ["HIDDEN", "BLOCKED"], [ofAnother]: ["SHOWN", null] },
		});
		await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: decided, reason: "BLURRED" });

		expect(await organize.unblock(person)).toEqual({ photos: 2 });
		expect(await placesOf(s)).toEqual({
			...{ [shown]: ["SHOWN", null], [waiting]: ["WAITING", null], [hidden]: ["HIDDEN", null] },
			...{ [decided]: ["HIDDEN", "BLURRED"], [ofAnother]: ["SHOWN", null] },
		});
		expect(await organize.unblock(person)).toEqual({ photos: 0 });
	});

	test("is removed with its objects and those added for them, and the log keeps who did it", async () => {
		const { s, person, organize, log } = await party();
		const upload = await arrive(s, s.guest, jpeg());
		await s.as(s.guest).photos.confirm(upload);
		await s.settled();

		expect(await organize.block({ ...person, photos: "REMOVE" })).toEqual({ photos: 1 });

		expect(await s.db.photo.count()).toBe(0);
		expect(await s.keys()).toEqual([]);
		expect(await log()).toEqual([
			["photo.remove", null],
			["uploads.block", { photos: "REMOVE", count: 1 }],
		]);
		// Its URL still works, so it keeps its place in the quota.
		const places = await s.db.job.findMany({ where: { kind: "REMOVE_OBJECT", personId: s.guest.id } });
		expect(places.map(({ subject }) => subject)).toEqual([expect.stringContaining(upload.photoId)]);
	});
});

describe("a block", () => {
	test("by two organizers at once is one, and both answers stand", async () => {
		const { s, person, organize, log } = await party();
		await plantPhoto(s, { uploaderId: s.guest.id });
		const presses = Array.from({ length: 6 }, () => organize.block({ ...person, photos: "HIDE" }));
		const hidden = (await Promise.all(presses)).map(({ photos }) => photos);
		expect(hidden.reduce((sum, count) => sum + count)).toBe(1);
		expect((await log()).map(([action]) => action)).toEqual(["photo.hide", "uploads.block"]);
	});

	test("is not for organizers, ends when somebody becomes one, and is not for people of another roll", async () => {
		const { s, person, organize } = await party();
		const self = await s.db.attendance.findFirstOrThrow({ where: { userId: s.organizer.id } });
		const block = (personId: string, eventId = s.event.id) =>
			outcome(organize.block({ eventId, personId, photos: "REMOVE" }));
		expect(await block(self.id)).toBe("ORGANIZER_NOT_BLOCKED");
		const foreign = await s.db.attendance.create({ data: { eventId: s.foreignEvent.id, name: "Fay" } });
		expect(await block(foreign.id)).toBe("PERSON_NOT_FOUND");

		await block(person.personId);
		await s.db.attendance.update({ where: { id: person.personId }, data: { role: "ORGANIZER" } });
		expect(await s.db.attendance.findUnique({ where: { id: person.personId } })).toMatchObject({
			...{ uploadsBlockedAt: null, uploadsBlockedById: null },
		});
	});

	test("stays when the row is merged with another one, whichever was blocked, and when that is undone", async () => {
		const { s, person, organize } = await party();
		const { eventId } = person;
		const twin = await organize.add({ eventId, name: "Gita again" });
		await organize.block({ eventId, personId: twin.id, photos: "KEEP" });
		const [one, other] = await Promise.all(
			[person.personId, twin.id].map((personId) => organize.person({ eventId, personId })),
		);
		const people = [one, other].map((row) => ({ personId: row?.id ?? "", version: row?.version ?? 0 }));

		const { mergeId } = await organize.merge({ eventId, people });

		const again = { eventId, ...announced(jpeg()) };
		expect(await outcome(s.as(s.guest).photos.initiateUpload(again))).toBe("UPLOADS_BLOCKED");
		await organize.undoMerge({ eventId, mergeId });
		const blocked = await s.db.attendance.count({ where: { eventId, uploadsBlockedAt: { not: null } } });
		expect(blocked).toBe(2);
	});
});

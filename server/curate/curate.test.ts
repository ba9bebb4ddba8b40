import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { CurateFilter } from "@/rules/curate";
import { outcome } from "@/tests/setup/outcome";
import { plantPhoto, type Scene } from "@/tests/setup/photos";
import { plantMany } from "@/tests/setup/plant-many";
import { type Person, scene } from "@/tests/setup/scene";
import { startOfChanges } from "../changes/start-of-changes";
import { sweep } from "../jobs/sweep";

let s: Scene;
let other: Person;
beforeEach(async () => {
	s = await scene();
	other = s.personas.attended;
	await s.db.attendance.updateMany({ where: { userId: other.id }, data: { role: "ORGANIZER" } });
});

const shown = { place: "SHOWN" } as const;
const blurred = { place: "HIDDEN", reason: "BLURRED" } as const;
const waiting: CurateFilter = { view: "waiting" };

const curate = (who: Person = s.organizer) => s.as(who).curate;
const plant = (place: "SHOWN" | "WAITING" | "HIDDEN" = "WAITING") =>
	plantPhoto(s, { uploaderId: s.guest.id, place });
const photoOf = (id: string) => s.db.photo.findUniqueOrThrow({ where: { id } });
const placeOf = async (id: string) => (await photoOf(id)).place;
const facets = (who?: Person) => curate(who).facets({ eventId: s.event.id });
const decide = (
	which: Parameters<ReturnType<typeof curate>["decide"]>[0]["which"],
	to: typeof shown | typeof blurred = shown,
	who?: Person,
	press = randomUUID(),
) => curate(who).decide({ eventId: s.event.id, press, to, which });
const auditOf = async (subject: string) =>
	(await s.db.auditEntry.findMany({ where: { subject }, orderBy: { createdAt: "asc" } })).map(
		({ action, actorId, details }) => ({ action, actorId, details }),
	);

describe("a decision on one photo", () => {
	test("changes its place and writes down who did it, and the uploader reads why", async () => {
		const { photoId } = await plant();
		expect(await decide({ photos: [{ id: photoId, version: 0 }] }, blurred)).toEqual({
			...{ count: 1, left: 0 },
			changed: [{ id: photoId, version: 1 }],
		});
		expect(await photoOf(photoId)).toMatchObject({
			place: "HIDDEN",
			placeReason: "BLURRED",
			placeVersion: 1,
		});
		const told = await s.as(s.guest).photos.byId({ photoId });
		expect(told.hiding).toMatchObject({ reason: "BLURRED", by: s.organizer.name });
		expect(await auditOf(photoId)).toMatchObject([
			{ action: "photo.hide", actorId: s.organizer.id, details: { reason: "BLURRED" } },
		]);
		const { history } = await curate().photo({ eventId: s.event.id, photoId });
		expect(history).toMatchObject([{ action: "photo.hide", by: s.organizer.name, reason: "BLURRED" }]);
	});

	test("is refused with who decided what, if another organizer was first", async () => {
		const { photoId } = await plant();
		await decide({ photos: [{ id: photoId, version: 0 }] }, shown, other);
		await expect(decide({ photos: [{ id: photoId, version: 0 }] }, blurred)).rejects.toMatchObject({
			cause: { code: "DECIDED_SHOWN", params: { by: other.name } },
		});
		expect(await placeOf(photoId)).toBe("SHOWN");
		expect(await s.db.decision.count()).toBe(1);
	});

	test("counts a decision of the release before, which writes only the place", async () => {
		const { photoId } = await plant("SHOWN");
		await s.as(other).photos.hide({ eventId: s.event.id, photoId, reason: "ASKED" });
		expect(await outcome(decide({ photos: [{ id: photoId, version: 0 }] }))).toBe("DECIDED_HIDDEN");
		await s.db.$executeRaw`UPDATE "Photo" SET hidden = false WHERE id = ${photoId}::uuid`;
		expect(await outcome(decide({ photos: [{ id: photoId, version: 1 }] }, blurred))).toBe(
			"DECIDED_ELSEWHERE",
		);
		expect(await outcome(decide({ photos: [{ id: photoId, version: 2 }] }, blurred))).toBe("ok");
	});

	test("of two organizers who decide at the same moment exactly one does", async () => {
		const { photoId } = await plant();
		const which = { photos: [{ id: photoId, version: 0 }] };
		const ends = await Promise.all([outcome(decide(which, shown)), outcome(decide(which, blurred, other))]);
		expect(ends.sort()).toEqual([expect.stringMatching(/^DECIDED_/), "ok"]);
		expect(await auditOf(photoId)).toHaveLength(1);
	});

	test("that is sent twice decides once", async () => {
		const { photoId } = await plant();
		const press = randomUUID();
		const which = { photos: [{ id: photoId, version: 0 }] };
		await decide(which, shown, s.organizer, press);
		expect(await decide(which, shown, s.organizer, press)).toEqual({
			...{ count: 1, left: 0 },
			changed: [{ id: photoId, version: 1 }],
		});
		expect(await auditOf(photoId)).toHaveLength(1);
		expect(await outcome(decide(which, shown, other, press))).toBe("INVALID_INPUT");
	});

	test("that changes nothing keeps the version, so the next one is not refused", async () => {
		const [there, waits] = [await plant("SHOWN"), await plant()];
		const photos = [there, waits].map(({ photoId }) => ({ id: photoId, version: 0 }));
		const { changed, ...counted } = await decide({ photos });
		expect({ changed, ...counted }).toEqual({
			...{ count: 1, left: 0 },
			changed: [{ id: waits.photoId, version: 1 }],
		});
		expect(await decide({ photos: [{ id: there.photoId, version: 0 }] }, blurred)).toMatchObject({
			count: 1,
		});
	});

	test("and what reports did are in the photo's history, and nobody is named for a report", async () => {
		const { photoId } = await plant("SHOWN");
		await s.db.event.update({ where: { id: s.event.id }, data: { reportsToHide: 1 } });
		await s.as(s.personas.invited).photos.report({ photoId, reason: "PRIVATE" });
		const press = randomUUID();
		await decide({ photos: [{ id: photoId, version: 1 }] }, shown, s.organizer, press);
		await curate().undo({ eventId: s.event.id, press });
		const { history } = await curate().photo({ eventId: s.event.id, photoId });
		const told = history.map(({ action, by, details }) => [action, by, details]);
		expect(told.slice(0, 2)).toEqual([
			["photo.hide", s.organizer.name, { reason: "REPORTED", decision: press, undone: true }],
			["photo.show", s.organizer.name, { from: "HIDDEN", decision: press }],
		]);
		// Written by one transaction, so at the same time.
		expect(told.slice(2)).toHaveLength(2);
		expect(told.slice(2)).toContainEqual(["photo.hide", "", { reason: "REPORTED", from: "SHOWN" }]);
		expect(told.slice(2)).toContainEqual(["photo.report", "", { reason: "PRIVATE" }]);
	});

	test("that shows a reported photo settles the reports that were seen, and no later ones", async () => {
		const { photoId } = await plant("SHOWN");
		const photos = [{ id: photoId, version: 0, reports: 1 }];
		for (const who of [s.personas.invited, s.personas.registered])
			await s.as(who).photos.report({ photoId, reason: "PRIVATE" });
		expect(await decide({ photos })).toEqual({ count: 0, left: 0, changed: [] });
		expect(await photoOf(photoId)).toMatchObject({ reportsOpen: 2 });
		const seen = [{ id: photoId, version: 0, reports: 2 }];
		expect(await decide({ photos: seen })).toMatchObject({
			count: 1,
			changed: [{ id: photoId, version: 0 }],
		});
		expect(await photoOf(photoId)).toMatchObject({ place: "SHOWN", reportsOpen: 0 });
	});

	test("takes its reports along when it is taken back, unless they were dismissed since", async () => {
		const { photoId } = await plant("SHOWN");
		const report = (who: Person) => s.as(who).photos.report({ photoId, reason: "PRIVATE" });
		await report(s.personas.invited);
		const press = randomUUID();
		await decide({ photos: [{ id: photoId, version: 0 }] }, blurred, s.organizer, press);
		expect(await photoOf(photoId)).toMatchObject({ reportsOpen: 0 });
		await curate().undo({ eventId: s.event.id, press });
		expect(await photoOf(photoId)).toMatchObject({ place: "SHOWN", reportsOpen: 1 });

		const again = randomUUID();
		const { placeVersion: version } = await photoOf(photoId);
		await decide({ photos: [{ id: photoId, version, reports: 1 }] }, shown, s.organizer, again);
		await report(s.personas.registered);
		const asked = { eventId: s.event.id, photoId };
		const { upTo } = await s.as(s.organizer).photos.reports(asked);
		await s.as(s.organizer).photos.dismissReports({ ...asked, upTo });
		await curate().undo({ eventId: s.event.id, press: again });
		expect(await photoOf(photoId)).toMatchObject({ place: "SHOWN", reportsOpen: 0 });
	});

	test("of another event is refused", async () => {
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, eventId: s.foreignEvent.id });
		expect(await outcome(decide({ photos: [{ id: photoId, version: 0 }] }))).toBe("PHOTO_NOT_FOUND");
		expect(await outcome(curate().photo({ eventId: s.event.id, photoId }))).toBe("PHOTO_NOT_FOUND");
	});
});

describe("a decision on all of a filter", () => {
	test("of what is reported leaves out what was reported after the moment it names", async () => {
		const [early, late] = [await plant("SHOWN"), await plant("SHOWN")];
		const report = (photoId: string) =>
			s.as(s.personas.invited).photos.report({ photoId, reason: "PRIVATE" });
		await report(early.photoId);
		const { seen, counts } = await facets();
		expect(counts).toMatchObject({ all: 2, reported: 1 });
		await report(late.photoId);
		const filter = { view: "reported" } as const;
		const { photos } = await curate().list({ eventId: s.event.id, filter });
		expect(photos.map(({ id }) => id)).toEqual([late.photoId, early.photoId]);
		expect(await decide({ filter, except: [], seen }, blurred)).toEqual({ count: 1, left: 0, changed: [] });
		expect([await placeOf(early.photoId), await placeOf(late.photoId)]).toEqual(["HIDDEN", "SHOWN"]);
		expect((await facets()).counts).toMatchObject({ hidden: 1, reported: 1 });
	});

	test("of what is reported settles the reports of photos that are in the album, and taking it back opens them again", async () => {
		const [one, two] = [await plant("SHOWN"), await plant("SHOWN")];
		const report = (who: Person, photoId: string) => s.as(who).photos.report({ photoId, reason: "PRIVATE" });
		for (const { photoId } of [one, two]) await report(s.personas.invited, photoId);
		const { seen } = await facets();
		await report(s.personas.registered, two.photoId);
		const filter = { view: "reported" } as const;
		const press = randomUUID();
		expect(await decide({ filter, except: [], seen }, shown, s.organizer, press)).toMatchObject({ count: 1 });
		expect(await photoOf(one.photoId)).toMatchObject({ place: "SHOWN", placeVersion: 0, reportsOpen: 0 });
		// It was reported again after the moment.
		expect(await photoOf(two.photoId)).toMatchObject({ place: "SHOWN", reportsOpen: 2 });
		const details = { count: 1, decision: press };
		expect((await auditOf(one.photoId)).at(-1)).toMatchObject({ action: "photo.dismissReports", details });

		expect(await curate().undo({ eventId: s.event.id, press })).toEqual({ count: 1, left: 0 });
		expect(await photoOf(one.photoId)).toMatchObject({ place: "SHOWN", reportsOpen: 1 });
		expect((await auditOf(one.photoId)).at(-1)).toMatchObject({
			...{ action: "photo.dismissReports", details: { ...details, undone: true } },
		});
	});

	test("does not touch reports when photos of another view are shown", async () => {
		const { photoId } = await plant("SHOWN");
		await s.as(s.personas.invited).photos.report({ photoId, reason: "PRIVATE" });
		const { seen } = await facets();
		expect(await decide({ filter: { view: "all" }, except: [], seen })).toMatchObject({ count: 0 });
		expect(await decide({ photos: [{ id: photoId, version: 0 }] })).toMatchObject({ count: 0 });
		expect((await facets()).counts.reported).toBe(1);
	});

	test("leaves out the exceptions, and what came, was developed or was decided after the moment it names", async () => {
		const [one, two, except, decided] = [await plant(), await plant(), await plant(), await plant()];
		const developing = await plantPhoto(s, { uploaderId: s.guest.id, place: "WAITING", state: "DEVELOPING" });
		const { seen, counts } = await facets();
		expect(counts).toMatchObject({ all: 5, ready: 4, waiting: 4 });
		const late = await plant();
		await s.db.photo.update({
			where: { id: developing.photoId },
			data: { state: "READY", width: 3, height: 2, renditionWidths: [320] },
		});
		await decide({ photos: [{ id: decided.photoId, version: 0 }] }, blurred, other);

		const which = { filter: waiting, except: [except.photoId], seen };
		expect(await decide(which)).toMatchObject({ count: 2 });
		const places = async (of: { photoId: string }[]) =>
			Promise.all(of.map(({ photoId }) => placeOf(photoId)));
		expect(await places([one, two])).toEqual(["SHOWN", "SHOWN"]);
		expect(await places([except, late, developing])).toEqual(["WAITING", "WAITING", "WAITING"]);
		expect(await placeOf(decided.photoId)).toBe("HIDDEN");
	});

	test("leaves out a photo whose transaction was open at that moment", async () => {
		const { photoId } = await plant("SHOWN");
		let seen = "";
		await s.db.$transaction(async (tx) => {
			await tx.photo.update({ where: { id: photoId }, data: { place: "WAITING" } });
			// A later transaction ends, so that the cursor is beyond the open one.
			await plant();
			({ seen } = await facets());
		});
		expect((await facets()).counts.waiting).toBe(2);
		expect(await decide({ filter: waiting, except: [], seen })).toMatchObject({ count: 1 });
		expect(await placeOf(photoId)).toBe("WAITING");
	});

	test("reaches photos from before the database was restored from a dump", async () => {
		const { photoId } = await plant();
		await s.db.$executeRaw`ALTER TABLE "Photo" DISABLE TRIGGER USER`;
		await s.db.$executeRaw`UPDATE "Photo" SET "movedIn" = 900000000000000`;
		await s.db.$executeRaw`ALTER TABLE "Photo" ENABLE TRIGGER USER`;
		const { seen } = await facets();
		expect(await decide({ filter: waiting, except: [], seen })).toMatchObject({ count: 1 });
		expect(await placeOf(photoId)).toBe("SHOWN");
	});

	test("is narrowed to a person, a section and a day in the event's time zone", async () => {
		await s.db.event.update({ where: { id: s.event.id }, data: { timezone: "America/New_York" } });
		const section = await s.db.section.create({
			data: { eventId: s.event.id, name: "Supper", nameKey: "supper", position: 0 },
		});
		const mine = await plantPhoto(s, { uploaderId: s.organizer.id, place: "WAITING" });
		const inSection = await plant();
		const atNight = await plant();
		await s.db.photo.update({
			where: { id: inSection.photoId },
			data: { sectionId: section.id, sectionChosen: true },
		});
		// Still the tenth in New York.
		const takenAt = new Date("2026-10-11T03:59:59Z");
		await s.db.photo.update({ where: { id: atNight.photoId }, data: { takenAt } });
		const { days, people } = await facets();
		expect(days).toContainEqual({ day: "2026-10-10", count: 1 });
		expect(people.map(({ name, count }) => [name, count])).toContainEqual([s.guest.name, 2]);
		const idsIn = async (filter: Omit<CurateFilter, "view">) => {
			const { photos } = await curate().list({ eventId: s.event.id, filter: { view: "waiting", ...filter } });
			return photos.map(({ id }) => id);
		};
		expect(await idsIn({ uploaderId: s.organizer.id })).toEqual([mine.photoId]);
		expect(await idsIn({ section: section.id })).toEqual([inSection.photoId]);
		expect(await idsIn({ day: "2026-10-10" })).toEqual([atNight.photoId]);
		expect(await idsIn({ day: "2026-10-11" })).toEqual([]);
		const { seen } = await facets();
		const filter = { ...waiting, day: "2026-10-10" };
		expect(await decide({ filter, except: [], seen })).toMatchObject({ count: 1 });
	});

	test("is undone as one, except for photos on which somebody has decided since", async () => {
		const [one, two] = [await plant(), await plant("HIDDEN")];
		const before = new Date("2026-10-10T10:00:00Z");
		await s.db.photo.update({
			where: { id: two.photoId },
			data: { placeReason: "OTHER", placeNote: "Closed eyes", placedById: other.id, placedAt: before },
		});
		const touched = await plant();
		const press = randomUUID();
		const { seen } = await facets();
		await decide({ filter: { view: "all" }, except: [], seen }, shown, s.organizer, press);
		const { placeVersion: version } = await photoOf(touched.photoId);
		await decide({ photos: [{ id: touched.photoId, version }] }, blurred, other);

		const undo = () => curate().undo({ eventId: s.event.id, press });
		expect(await undo()).toEqual({ count: 2, left: 1 });
		expect(await undo()).toEqual({ count: 0, left: 0 });
		expect(await placeOf(one.photoId)).toBe("WAITING");
		expect(await photoOf(two.photoId)).toMatchObject({
			...{ place: "HIDDEN", placeReason: "OTHER", placeNote: "Closed eyes", placedById: other.id },
			placedAt: before,
		});
		expect(await placeOf(touched.photoId)).toBe("HIDDEN");
		const undone = { decision: press, undone: true };
		expect((await auditOf(one.photoId)).at(-1)).toMatchObject({ action: "photo.wait", details: undone });
		expect((await auditOf(two.photoId)).at(-1)).toMatchObject({ action: "photo.hide", details: undone });
		expect(await auditOf(touched.photoId)).toHaveLength(2);
	});

	test("can be undone until the sweep has forgotten it, and then says so", async () => {
		const { photoId } = await plant();
		const press = randomUUID();
		await decide({ photos: [{ id: photoId, version: 0 }] }, shown, s.organizer, press);
		s.clock.now = new Date(Date.now() + (s.deps.limits.decisionUndoSeconds + 60) * 1_000);
		await sweep(s.deps);
		expect(await outcome(curate().undo({ eventId: s.event.id, press }))).toBe("DECISION_NOT_FOUND");
	});

	test("ends the URLs of photos that everybody saw, with a job for each", async () => {
		await plantMany(s, 30);
		s.deps.jobsSoon = () => {};
		const { seen } = await facets();
		await decide({ filter: { view: "all" }, except: [], seen }, blurred);
		expect(await s.db.job.count({ where: { kind: "MOVE_RENDITIONS" } })).toBe(30);
	});
});

test("pages of the gallery have every photo once, last added first", async () => {
	await plantMany(s, 130, { ties: 7 });
	const ids: string[] = [];
	let cursor: string | null | undefined;
	do {
		const page: Awaited<ReturnType<ReturnType<typeof curate>["list"]>> = await curate().list({
			eventId: s.event.id,
			cursor,
		});
		ids.push(...page.photos.map(({ id }) => id));
		cursor = page.nextCursor;
	} while (cursor);
	const rows = await s.db.photo.findMany({
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		select: { id: true },
	});
	expect(ids).toEqual(rows.map(({ id }) => id));
});

test("a photo that could not be developed is in nobody's album, and among its uploader's failures", async () => {
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, state: "FAILED" });
	const eventId = s.event.id;
	for (const who of [s.guest, s.organizer, other]) {
		expect((await s.as(who).photos.list({ eventId })).photos).toEqual([]);
		expect(await s.as(who).photos.count({ eventId })).toBe(0);
		expect((await s.as(who).events.bySlug({ slug: s.event.slug })).photoCount).toBe(0);
	}
	expect((await s.as(s.guest).photos.failed({ eventId })).map(({ id }) => id)).toEqual([photoId]);
	expect(await s.as(s.organizer).photos.failed({ eventId })).toEqual([]);
	expect((await curate().list({ eventId, filter: { view: "failed" } })).photos).toHaveLength(1);
});

describe("the change feed, when two hundred photos are approved at once", () => {
	const asks = (who: Person, since: string) =>
		s.as(who).events.changes({ eventId: s.event.id, since, many: true });

	test("tells others only how many, and organizers their new place, without a list of photos", async () => {
		await plantMany(s, 200);
		s.deps.jobsSoon = () => {};
		await s.db.$executeRaw`UPDATE "Photo" SET place = 'WAITING'`;
		const since = await startOfChanges(s.deps);
		const { seen } = await facets();
		await decide({ filter: waiting, except: [], seen });

		const others = await asks(s.personas.registered, since);
		expect(others).toMatchObject({ reload: false, photos: [], gone: [] });
		expect(others.many).toMatchObject({
			...{ changed: [], placed: [] },
			appeared: [{ uploaderId: s.guest.id, place: "SHOWN", count: 200, createdAt: expect.any(Date) }],
		});
		const theirs = await asks(s.organizer, since);
		expect(theirs.many).toMatchObject({ changed: [], appeared: [] });
		expect(theirs.many?.placed).toMatchObject([{ place: "SHOWN", version: 2, hiding: null }]);
		expect(theirs.many?.placed[0]?.ids).toHaveLength(200);
		// A page that was opened before the last deploy is told each photo.
		const old = await s.as(s.personas.registered).events.changes({ eventId: s.event.id, since });
		expect(old.photos).toHaveLength(200);
	});

	test("tells others what is gone, and the uploader why", async () => {
		await plantMany(s, 150);
		s.deps.jobsSoon = () => {};
		const since = await startOfChanges(s.deps);
		const { seen } = await facets();
		await decide({ filter: { view: "all" }, except: [], seen }, blurred);
		expect((await asks(s.personas.registered, since)).gone).toHaveLength(150);
		const own = await asks(s.guest, since);
		expect(own.gone).toEqual([]);
		expect(own.many?.placed).toMatchObject([
			{ place: "HIDDEN", hiding: { reason: "BLURRED", by: s.organizer.name, at: expect.any(Date) } },
		]);
	});
});

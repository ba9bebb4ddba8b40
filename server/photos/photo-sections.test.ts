/** The section of a photo, from the upload to changes by people. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { announced, jpeg, plantPhoto, type Scene } from "@/tests/setup/photos";
import { plansOfPage, rowsRead } from "@/tests/setup/query-plan";
import { type Person, scene } from "@/tests/setup/scene";
import { addTo, listed, sectionOf, takenAt } from "../sections/section.fixture";
import { developPhoto } from "./develop-photo";
import { keptSection } from "./section-choice";

/** Taken at 9:12 in Madrid on 16 May 2026. */
const ridge = () => readFile("tests/fixtures/photos/ridge-in-autumn.jpg");
const morning = { name: "Morning", startsAt: "2026-05-16T08:00", endsAt: "2026-05-16T12:00" };

async function uploaded(s: Scene, who: Person, bytes: Uint8Array, sectionId?: string | null) {
	s.deps.jobsSoon = () => {};
	const api = s.as(who).photos;
	const upload = await api.initiateUpload({ eventId: s.event.id, ...announced(bytes), sectionId });
	await s.put(upload, bytes);
	return { ...upload, confirm: () => api.confirm({ photoId: upload.photoId }) };
}

const remove = async (s: Scene, sectionId: string) =>
	s.as(s.organizer).sections.remove({ eventId: s.event.id, sectionId, version: 1 });

/** The number of connections to this database that wait for a lock. */
async function waiting({ db }: Scene): Promise<number> {
	const [row] = await db.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM pg_stat_activity
		WHERE datname = current_database() AND wait_event_type = 'Lock'`;
	return row?.count ?? 0;
}

describe("an upload", () => {
	test("without a chosen section is in that of its capture time once it is developed, and open pages learn of it", async () => {
		const s = await scene();
		const section = await addTo(s, morning);
		const { photoId, confirm } = await uploaded(s, s.guest, await ridge());
		expect(await confirm()).toMatchObject({ sectionId: null, sectionChosen: false });
		const { cursor } = await s.as(s.guest).events.changes({ eventId: s.event.id });

		await developPhoto(s.deps, { photoId });

		expect(await s.as(s.guest).photos.byId({ photoId })).toMatchObject({
			...{ sectionId: section, sectionChosen: false },
		});
		const told = await s.as(s.guest).events.changes({ eventId: s.event.id, since: cursor });
		expect(told.photos).toMatchObject([{ id: photoId, sectionId: section, ready: true, appeared: true }]);
	});

	test("without a capture time is in no section", async () => {
		const s = await scene();
		await addTo(s, { ...morning, startsAt: "2000-01-01T00:00", endsAt: null });
		const { photoId, confirm } = await uploaded(s, s.guest, jpeg());
		await confirm();
		await developPhoto(s.deps, { photoId });
		expect(await sectionOf(s, photoId)).toBeNull();
	});

	test("into a chosen section is in it from the start, and developing does not move it", async () => {
		const s = await scene();
		await addTo(s, morning);
		const party = await addTo(s, { name: "Party" });
		const { photoId, confirm } = await uploaded(s, s.guest, await ridge(), party);
		expect(await confirm()).toMatchObject({ sectionId: party, sectionChosen: true });
		await developPhoto(s.deps, { photoId });
		expect(await sectionOf(s, photoId)).toBe("Party");
	});

	test("that is announced again has the section that was chosen last", async () => {
		const s = await scene();
		const [first, second] = [await addTo(s, { name: "A" }), await addTo(s, { name: "B" })];
		const bytes = jpeg();
		await uploaded(s, s.guest, bytes, first);
		const { photoId, confirm } = await uploaded(s, s.guest, bytes, second);
		await confirm();
		expect(await sectionOf(s, photoId)).toBe("B");
	});

	test("into a section that was deleted before it was announced, or before it was confirmed, goes by its time", async () => {
		const s = await scene();
		await addTo(s, morning);
		const party = await addTo(s, { name: "Party" });
		const { photoId, confirm } = await uploaded(s, s.guest, await ridge(), party);
		await remove(s, party);
		expect(await confirm()).toMatchObject({ sectionId: null, sectionChosen: false });
		await developPhoto(s.deps, { photoId });
		expect(await sectionOf(s, photoId)).toBe("Morning");

		const late = await uploaded(s, s.guest, jpeg(), party);
		expect(await late.confirm()).toMatchObject({ sectionId: null, sectionChosen: false });
	});

	test("into a section of another event goes by its time", async () => {
		const s = await scene();
		const data = { eventId: s.foreignEvent.id, name: "Theirs", nameKey: "theirs", position: 0 };
		const { id } = await s.db.section.create({ data });
		const { confirm } = await uploaded(s, s.guest, jpeg(), id);
		expect(await confirm()).toMatchObject({ sectionId: null, sectionChosen: false });
	});

	test("that is confirmed just before its section is deleted leaves the section with the other photos", async () => {
		const s = await scene();
		const sectionId = await addTo(s, { name: "Party" });
		// As a confirm does, until its transaction ends.
		const { removing } = await s.db.$transaction(async (tx) => {
			await keptSection(tx, { eventId: s.event.id, sectionId });
			const removing = remove(s, sectionId);
			await expect.poll(() => waiting(s)).toBe(1);
			await plantPhoto({ ...s, db: tx }, { uploaderId: s.guest.id, sectionId, sectionChosen: true });
			return { removing };
		});
		expect(await removing).toEqual({ photos: 1 });
		expect(await s.db.photo.findMany({ select: { sectionId: true } })).toEqual([{ sectionId: null }]);
	});

	test("is never lost to a section that is deleted at the same moment", async () => {
		const s = await scene();
		const ids: string[] = [];
		for (let n = 0; n < 6; n++) ids.push(await addTo(s, { name: `Match ${n}` }));
		const uploads = await Promise.all(ids.map((id) => uploaded(s, s.guest, jpeg(), id)));
		const both = uploads.map(({ confirm }, n) => [confirm(), remove(s, ids[n] ?? "")]);
		expect(await Promise.all(both.flat().map(outcome))).toEqual(Array.from({ length: 12 }, () => "ok"));
		expect(await s.db.photo.count({ where: { sectionId: null, sectionChosen: false } })).toBe(6);
	});
});

test("a photo that is developed while the times change is in the section of the new times", async () => {
	const s = await scene();
	const { photoId, confirm } = await uploaded(s, s.guest, await ridge());
	await confirm();
	const sectionId = await addTo(s, { ...morning, startsAt: "2026-05-16T10:00" });
	const { sections } = s.as(s.organizer);

	await Promise.all([
		developPhoto(s.deps, { photoId }),
		(async () => {
			for (let version = 1; version <= 20; version++) {
				const startsAt = version % 2 ? "2026-05-16T08:00" : "2026-05-16T10:00";
				await sections.update({ eventId: s.event.id, sectionId, version, ...morning, startsAt });
			}
			await sections.update({ eventId: s.event.id, sectionId, version: 21, ...morning });
		})(),
	]);

	expect(await sectionOf(s, photoId)).toBe("Morning");
});

describe("changing the section of many photos", () => {
	async function album() {
		const s = await scene();
		const [ceremony, party] = [
			await addTo(s, { name: "Ceremony", ...noon }),
			await addTo(s, { name: "Party" }),
		];
		const byTime = await takenAt(s, "2026-06-20T10:30:00Z");
		const chosen = await takenAt(s, null);
		const none = await takenAt(s, "2026-06-20T10:30:00Z");
		const api = s.as(s.organizer).photos;
		await api.setSection({ eventId: s.event.id, photoIds: [chosen], section: party });
		await api.setSection({ eventId: s.event.id, photoIds: [none], section: "none" });
		const ids = [byTime, chosen, none];
		const rows = async () =>
			(await s.db.photo.findMany({ select: { id: true, sectionId: true, sectionChosen: true } })).sort(
				(a, b) => ids.indexOf(a.id) - ids.indexOf(b.id),
			);
		return { s, api, ceremony, party, ids, rows, eventId: s.event.id };
	}
	const noon = { startsAt: "2026-06-20T12:00", endsAt: "2026-06-20T13:00" };

	test.each(["party", "none", "time"] as const)("to %s can be taken back exactly", async (to) => {
		const { s, api, ids, rows, party, eventId } = await album();
		const before = await rows();
		const section = to === "party" ? party : to;

		const set = await api.setSection({ eventId, photoIds: ids, section });
		expect(set.count).toBe(3);
		if (to === "time") expect((await rows()).every(({ sectionChosen }) => !sectionChosen)).toBe(true);
		else {
			const sectionId = to === "none" ? null : party;
			expect(await rows()).toEqual(ids.map((id) => ({ id, sectionId, sectionChosen: true })));
		}

		await api.restoreSections({ eventId, section, groups: set.before });
		expect(await rows()).toEqual(before);
		const entries = await s.db.auditEntry.findMany({ where: { action: "photo.section", subject: ids[0] } });
		expect(entries).toHaveLength(to === "time" ? 0 : 2);
	});

	test("does not take back what somebody changed since, and a deleted section does not come back", async () => {
		const { s, api, ids, party, ceremony, eventId } = await album();
		const [byTime = "", chosen = "", none = ""] = ids;
		const set = await api.setSection({ eventId, photoIds: ids, section: ceremony });
		await s.as(s.guest).photos.update({ photoId: none, section: party });
		await remove(s, party);
		await s.as(s.guest).photos.update({ photoId: none, section: "none" });
		await api.update({ photoId: none, section: "none" });

		expect(await api.restoreSections({ eventId, section: ceremony, groups: set.before })).toEqual({
			count: 2,
		});
		expect(await sectionOf(s, byTime)).toBe("Ceremony");
		expect(await s.db.photo.findUnique({ where: { id: chosen } })).toMatchObject({
			...{ sectionId: null, sectionChosen: false },
		});
		expect(await sectionOf(s, none)).toBeNull();
	});

	test("leaves photos of other events alone, and refuses more than 500 at once", async () => {
		const { s, api, party, eventId } = await album();
		const uploaderId = s.personas.foreignOrganizer.id;
		const { photoId } = await plantPhoto(s, { uploaderId, eventId: s.foreignEvent.id });
		expect(await api.setSection({ eventId, photoIds: [photoId], section: party })).toEqual({
			...{ count: 0, before: [] },
		});
		const many = Array.from({ length: 501 }, () => photoId);
		expect(await outcome(api.setSection({ eventId, photoIds: many, section: party }))).toBe("INVALID_INPUT");
		const groups = [{ sectionId: null, sectionChosen: true, photoIds: many.slice(0, 400) }];
		const two = [...groups, ...groups];
		expect(await outcome(api.restoreSections({ eventId, section: party, groups: two }))).toBe(
			"INVALID_INPUT",
		);
	});

	test("by two organizers at once leaves each photo where one of them put it", async () => {
		const { api, ids, party, ceremony, rows, eventId } = await album();
		await Promise.all(
			Array.from({ length: 8 }, (_, n) =>
				api.setSection({
					eventId,
					photoIds: n % 2 ? ids : [...ids].reverse(),
					section: n % 2 ? party : ceremony,
				}),
			),
		);
		expect(new Set((await rows()).map(({ sectionId }) => sectionId)).size).toBe(1);
	});
});

describe("the section of one photo", () => {
	test("is chosen by its uploader and by organizers, and by nobody else", async () => {
		const s = await scene();
		const party = await addTo(s, { name: "Party" });
		const photoId = await takenAt(s, null);
		const change = { photoId, section: party };
		expect(await outcome(s.as(s.personas.attended).photos.update(change))).toBe("NOT_YOUR_PHOTO");
		expect(await s.as(s.guest).photos.update(change)).toMatchObject({
			...{ sectionId: party, sectionChosen: true },
		});
		expect(await s.as(s.organizer).photos.update({ photoId, section: "time" })).toMatchObject({
			...{ sectionId: null, sectionChosen: false },
		});
		// The words alone leave it as it is.
		await s.as(s.guest).photos.update(change);
		await s.as(s.guest).photos.update({ photoId, title: "Renamed" });
		expect(await sectionOf(s, photoId)).toBe("Party");
	});
});

describe("an album", () => {
	test("shows one section, or the photos in none, also of one person and in both orders", async () => {
		const s = await scene();
		const party = await addTo(s, { name: "Party", startsAt: "2026-06-20T20:00" });
		const late = await takenAt(s, "2026-06-20T22:00:00Z");
		const early = await takenAt(s, "2026-06-20T19:00:00Z");
		const undated = await takenAt(s, null);
		const other = await plantPhoto(s, { uploaderId: s.personas.attended.id });
		await s.as(s.organizer).photos.setSection({
			...{ eventId: s.event.id, photoIds: [other.photoId], section: party },
		});
		const ids = async (asked: object) => {
			const { photos } = await s.as(s.personas.registered).photos.list({ eventId: s.event.id, ...asked });
			return photos.map(({ id }) => id);
		};
		expect(await ids({ section: party, order: "taken" })).toEqual([early, late, other.photoId]);
		expect(await ids({ section: party })).toEqual([other.photoId, early, late]);
		expect(await ids({ section: party, uploaderId: s.guest.id })).toEqual([early, late]);
		expect(await ids({ section: "none" })).toEqual([undated]);
		const event = await s.as(s.personas.registered).events.bySlug({ slug: s.event.slug });
		expect(event).toMatchObject({ photoCount: 4, sections: [{ id: party, name: "Party", photoCount: 3 }] });
	});

	test("counts in a section only the photos that the person can see", async () => {
		const s = await scene();
		const party = await addTo(s, { name: "Party" });
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, place: "HIDDEN" });
		await s.as(s.guest).photos.update({ photoId, section: party });
		const countFor = async (who: Person) =>
			(await s.as(who).events.bySlug({ slug: s.event.slug })).sections[0]?.photoCount;
		expect(await Promise.all([s.organizer, s.guest, s.personas.registered].map(countFor))).toEqual([1, 1, 0]);
		expect((await listed(s))[0]?.photos).toBe(1);
	});

	test("of a section is read from an index among 30,000 photos, in both orders", async () => {
		const s = await scene();
		const [small, large] = [await addTo(s, { name: "Small" }), await addTo(s, { name: "Large" })];
		await s.db.$executeRaw`
			INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state, width, height,
			                     "renditionWidths", "sectionChosen", "sectionId", "takenAt", "createdAt")
			SELECT photo, ${s.event.id}::uuid, ${s.guest.id}::uuid, 'uploads/' || photo,
			       encode(sha256(photo::text::bytea), 'hex'), 'image/jpeg', 1, 'Photo ' || n, 'READY', 4, 3, '{480}', true,
			       CASE WHEN n % 100 = 0 THEN ${small}::uuid WHEN n % 100 > 1 THEN ${large}::uuid END,
			       '2026-11-20'::timestamptz + n * interval '1 second', '2026-11-24'::timestamptz - n * interval '1 second'
			FROM (SELECT gen_random_uuid() AS photo, n FROM generate_series(1, 30000) n) made`;
		await s.db.$executeRaw`ANALYZE`;
		const indexes = {
			newest: "Photo_eventId_sectionId_createdAt_id_idx",
			taken: "Photo_eventId_sectionId_takenAt_createdAt_id_idx",
		} as const;
		for (const who of [s.personas.registered, s.organizer]) {
			for (const order of ["newest", "taken"] as const) {
				const [plan = ""] = await plansOfPage(s, who, { section: small, order });
				expect(plan).toContain(`Index Scan using "${indexes[order]}"`);
				expect(plan).not.toMatch(/Seq Scan on "Photo"|Sort Key/);
				expect(rowsRead(plan, indexes[order])).toBeLessThanOrEqual(50);
				// PostgreSQL takes no order from an index after a column that IS NULL, so it walks the event's.
				const [none = ""] = await plansOfPage(s, who, { section: "none", order });
				expect(none).not.toMatch(/Seq Scan on "Photo"/);
			}
		}
	});
});

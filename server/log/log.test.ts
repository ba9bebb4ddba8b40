import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";

async function party() {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	const eventId = s.event.id;
	const photo = { eventId, photoId };
	const row = await s.db.attendance.findFirstOrThrow({ where: { userId: s.guest.id } });
	const organize = s.as(s.organizer);
	/** The whole log, page by page, in short. */
	async function entries(filter: Partial<Parameters<typeof organize.log.list>[0]> = {}) {
		const found = [];
		let cursor: string | null | undefined;
		do {
			const page: Awaited<ReturnType<typeof organize.log.list>> = await organize.log.list({
				...{ eventId, cursor, ...filter },
			});
			found.push(...page.entries);
			cursor = page.nextCursor;
		} while (cursor);
		return found;
	}
	const short = async (filter: Parameters<typeof entries>[0] = {}) =>
		(await entries(filter)).map(({ action, by, whose }) => [action, by, whose]);
	return { s, photo, row, organize, entries, short };
}

describe("the log of an event", () => {
	test("says who did what to whose and why, also when the photo and the person are gone", async () => {
		const { s, photo, row, organize, short, entries } = await party();
		await organize.photos.hide({ ...photo, reason: "BLURRED" });
		await organize.photos.show(photo);
		await s.as(s.personas.attended).photos.report({ ...photo, reason: "PRIVATE" });
		await organize.roll.block({ eventId: photo.eventId, personId: row.id, photos: "KEEP" });
		await organize.photos.remove(photo);
		await organize.roll.remove({ eventId: photo.eventId, personIds: [row.id], photos: "KEEP" });

		const { name: olga } = s.organizer;
		const { name: gita } = s.guest;
		expect((await short()).slice(0, 6)).toEqual([
			["roll.remove", olga, null],
			["photo.remove", olga, gita],
			["uploads.block", olga, gita],
			["photo.report", null, gita],
			["photo.show", olga, gita],
			["photo.hide", olga, gita],
		]);
		const removed = (await entries({ action: "photo.remove" }))[0];
		expect(removed).toMatchObject({ subject: photo.photoId, photoId: null });
		expect((await entries({ action: "photo.hide" }))[0]?.details).toMatchObject({ reason: "BLURRED" });
	});

	test("is narrowed to a person, whatever they are named by, to an action, and to a day of the event", async () => {
		const { s, photo, row, organize, short } = await party();
		await organize.photos.hide({ ...photo, reason: "BLURRED" });
		await organize.roll.add({ eventId: photo.eventId, name: "Mia" });

		const gita = [
			["photo.hide", s.organizer.name, s.guest.name],
			["roll.add", null, s.guest.name],
		];
		expect(await short({ personId: s.guest.id })).toEqual(gita);
		expect(await short({ personId: row.id })).toEqual(gita);
		expect((await short({ personId: s.organizer.id })).map(([action]) => action)).toEqual(
			expect.arrayContaining(["photo.hide", "roll.add"]),
		);
		expect(await short({ action: "photo.hide" })).toHaveLength(1);

		// A quarter to midnight in Madrid is another day than a quarter past.
		const times = ["2026-10-09T21:45:00Z", "2026-10-09T22:15:00Z"];
		for (const createdAt of times)
			await s.db.auditEntry.create({
				data: { eventId: photo.eventId, action: "event.archive", subject: photo.eventId, createdAt },
			});
		expect(await short({ day: "2026-10-09", action: "event.archive" })).toHaveLength(1);
		expect(await short({ day: "2026-10-10", action: "event.archive" })).toHaveLength(1);
		expect(await organize.log.people({ eventId: photo.eventId })).toMatchObject([
			...[{ name: s.guest.name }, { name: s.organizer.name }],
		]);
	});

	test("comes in pages without repeats and gaps, of both tables, however many entries one moment has", async () => {
		const { s, photo, entries } = await party();
		const at = new Date();
		const data = Array.from({ length: 120 }, () => ({
			...{ eventId: photo.eventId, action: "photo.show", subject: photo.photoId, createdAt: at },
		}));
		await s.db.auditEntry.createMany({ data });
		await s.db.rollEntry.createMany({
			data: data.map(() => ({
				...{ eventId: photo.eventId, attendanceId: s.guest.id, to: "INVITED" as const, how: "SYSTEM", at },
			})),
		});
		const all = await entries();
		const expected =
			(await s.db.auditEntry.count({ where: { eventId: photo.eventId } })) +
			(await s.db.rollEntry.count({ where: { eventId: photo.eventId } }));
		expect(new Set(all.map(({ id }) => id)).size).toBe(expected);
		expect(all).toHaveLength(expected);
	});

	test("goes into a file as a whole, which is an entry itself", async () => {
		const { s, photo, organize, short } = await party();
		await organize.photos.hide({ ...photo, reason: "ASKED" });
		const { entries, nextCursor } = await organize.log.export({ eventId: photo.eventId });
		expect(nextCursor).toBeNull();
		expect(entries.map(({ action }) => action)).toContain("photo.hide");
		expect((await short())[0]).toEqual(["log.export", s.organizer.name, null]);
		const bad = { eventId: photo.eventId, cursor: "1_audit_x" };
		expect(await outcome(organize.log.list(bad))).toBe("INVALID_INPUT");
		expect(await outcome(organize.log.list({ eventId: photo.eventId, day: "2026-02-30" }))).toBe(
			"INVALID_INPUT",
		);
	});
});

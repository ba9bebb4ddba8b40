import { describe, expect, test } from "vitest";
import { changesIn } from "@/tests/setup/changes";
import { outcome, refusal } from "@/tests/setup/outcome";
import { plantPhoto } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";

/** An album with one photo, and as many people as one needs to report it. */
async function reported(options: { limits?: { reportsPerHour: number } } = {}) {
	const s = await scene(options);
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	const photo = { eventId: s.event.id, photoId };
	const { attended, registered, invited } = s.personas;
	const report = (who: Person, of = photoId) =>
		s.as(who).photos.report({ photoId: of, reason: "NOT_SUITABLE" });
	const row = () =>
		s.db.photo.findUniqueOrThrow({
			where: { id: photoId },
			select: { place: true, placeReason: true, placedById: true, reportsOpen: true },
		});
	const organize = s.as(s.organizer).photos;
	const another = async (name: string) => {
		const { id } = await s.db.user.create({ data: { name } });
		return s.putOnRoll({ id, name, email: `${name}@scene.rollcall.test` }, "ATTENDED");
	};
	return { s, photo, report, row, organize, another, three: [attended, registered, invited] as const };
}

describe("a report", () => {
	test("hides the photo for review once as many people made one as the event says, and nobody hid it", async () => {
		const { s, photo, report, row, three } = await reported();
		for (const who of three.slice(0, 2)) await report(who);
		expect(await row()).toMatchObject({ place: "SHOWN", reportsOpen: 2 });

		await report(three[2]);

		expect(await row()).toEqual({
			...{ place: "HIDDEN", placeReason: "REPORTED", placedById: null, reportsOpen: 3 },
		});
		expect((await s.as(three[0]).photos.list({ eventId: s.event.id })).photos).toEqual([]);
		expect((await s.as(s.organizer).photos.live({ eventId: s.event.id })).photos).toEqual([]);
		expect((await s.as(s.guest).photos.byId(photo)).hiding).toMatchObject({ reason: "REPORTED", by: null });
	});

	test("counts once for each person, however often and by however many presses at once", async () => {
		const { s, report, row, three } = await reported();
		await Promise.all(Array.from({ length: 8 }, () => report(three[0])));
		await report(three[0]);
		expect(await row()).toMatchObject({ place: "SHOWN", reportsOpen: 1 });
		expect(await s.db.auditEntry.count({ where: { action: "photo.report" } })).toBe(1);
	});

	test("of ten people at once hides the photo once", async () => {
		const { s, report, row, another } = await reported();
		const people = await Promise.all(Array.from({ length: 10 }, (_, n) => another(`Guest${n}`)));
		await Promise.all(people.map((who) => outcome(report(who))));
		// A person who comes after the third does not see the photo any more.
		expect(await row()).toMatchObject({ place: "HIDDEN", placeReason: "REPORTED", reportsOpen: 3 });
		expect(await s.db.auditEntry.count({ where: { action: "photo.hide" } })).toBe(1);
	});

	test("needs as many people as the organizers choose, and words of one's own for another reason", async () => {
		const { s, photo, report, row, three, organize } = await reported();
		await s.db.event.update({ where: { id: s.event.id }, data: { reportsToHide: 1 } });
		const said = s.as(three[0]).photos.report({ ...photo, reason: "OTHER", note: " " });
		expect(await outcome(said)).toBe("INVALID_INPUT");
		await s.as(three[0]).photos.report({ ...photo, reason: "OTHER", note: " That is my house " });
		expect(await row()).toMatchObject({ place: "HIDDEN" });
		expect(await organize.reports(photo)).toMatchObject({
			...{ open: [{ reason: "OTHER", note: "That is my house" }], settled: 0 },
		});
		expect(await outcome(report(three[1]))).toBe("PHOTO_NOT_FOUND");
	});

	test("is refused for a photo that the person added, and after too many in an hour", async () => {
		const { s, report, three } = await reported({ limits: { reportsPerHour: 1 } });
		expect(await outcome(report(s.guest))).toBe("OWN_PHOTO");
		await report(three[0]);
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		expect(await refusal(report(three[0], photoId))).toMatchObject({ code: "TOO_MANY_REPORTS", retry: true });
	});

	test("is told to organizers only, and nobody is told who made it", async () => {
		const { s, photo, report, three, organize } = await reported();
		const [uploader, attendee, organizer] = await Promise.all(
			[s.guest, three[1], s.organizer].map((who) => changesIn(s, who)),
		);
		await report(three[0]);

		expect(await uploader?.()).toMatchObject({ photos: [] });
		expect(await attendee?.()).toMatchObject({ photos: [] });
		expect(await organizer?.()).toMatchObject({ photos: [{ id: photo.photoId, appeared: false }] });
		expect(await organize.byId(photo)).toMatchObject({ reports: 1 });
		for (const who of [s.guest, three[1]])
			expect(await s.as(who).photos.byId(photo)).toMatchObject({ reports: null });
		const told = JSON.stringify([await organize.reports(photo), await s.db.auditEntry.findMany()]);
		const row = await s.db.attendance.findFirstOrThrow({ where: { userId: three[0].id } });
		for (const id of [three[0].id, row.id, three[0].name]) expect(told).not.toContain(id);
	});

	test("leaves with its person, and is one of the kept row after a merge", async () => {
		const { s, photo, report, row, three } = await reported();
		await report(three[0]);
		await report(three[1]);
		await s.takeOffRoll(three[0]);
		expect(await row()).toMatchObject({ reportsOpen: 1 });
		const { id } = await s.db.attendance.findFirstOrThrow({ where: { userId: three[1].id } });
		await s.db.attendance.update({ where: { id }, data: { userId: null, name: "Rita" } });
		const other = await s.db.attendance.create({ data: { eventId: s.event.id, userId: three[1].id } });
		const people = await s.db.attendance.findMany({ where: { id: { in: [id, other.id] } } });
		await s.as(s.organizer).roll.merge({
			eventId: s.event.id,
			people: people.map((one) => ({ personId: one.id, version: one.version })),
		});
		expect(await row()).toMatchObject({ reportsOpen: 1 });
		await report(three[1]);
		expect(await s.db.photoReport.findMany()).toMatchObject([
			{ attendanceId: other.id, photoId: photo.photoId },
		]);
	});
});

describe("an organizer settles the reports of a photo", () => {
	test("by showing it again: the same do not hide it any more, and new ones count from zero", async () => {
		const { photo, report, row, organize, another, three } = await reported();
		for (const who of three) await report(who);
		await organize.show(photo);
		expect(await row()).toMatchObject({ place: "SHOWN", reportsOpen: 0 });

		for (const who of three) await report(who);
		expect(await row()).toMatchObject({ place: "SHOWN", reportsOpen: 0 });
		const [one, two, last] = [await another("One"), await another("Two"), await another("Last")];
		await report(one);
		await report(two);
		expect(await row()).toMatchObject({ place: "SHOWN", reportsOpen: 2 });
		await report(last);
		expect(await row()).toMatchObject({ place: "HIDDEN", placeReason: "REPORTED", reportsOpen: 3 });
	});

	test("by hiding it, and by saying that they are unfounded", async () => {
		const { s, photo, report, row, organize, another, three } = await reported();
		await report(three[0]);
		await organize.hide({ ...photo, reason: "ASKED" });
		expect(await row()).toMatchObject({ place: "HIDDEN", placeReason: "ASKED", reportsOpen: 0 });
		await organize.show(photo);
		await report(three[1]);
		const seen = await organize.reports(photo);
		expect(seen).toMatchObject({ open: [{ reason: "NOT_SUITABLE", note: null }], settled: 1 });

		// The organizer has not seen this one, so it stays.
		await report(three[2]);
		expect(await organize.dismissReports({ ...photo, upTo: seen.upTo })).toMatchObject({ reports: 1 });
		const all = { ...photo, upTo: (await organize.reports(photo)).upTo };
		await Promise.all([1, 2, 3].map(() => organize.dismissReports(all)));
		expect(await row()).toMatchObject({ place: "SHOWN", reportsOpen: 0 });
		const dismissed = { action: "photo.dismissReports", actorId: s.organizer.id };
		expect(await s.db.auditEntry.count({ where: dismissed })).toBe(2);

		for (const name of ["One", "Two", "Three"]) await report(await another(name));
		await organize.dismissReports({ ...photo, upTo: (await organize.reports(photo)).upTo });
		expect(await row()).toMatchObject({ place: "SHOWN", placedById: s.organizer.id, reportsOpen: 0 });
	});

	test("but not by blocking the person who added it, nor by unblocking them", async () => {
		const { s, report, row, three } = await reported();
		await report(three[0]);
		const { id: personId } = await s.db.attendance.findFirstOrThrow({ where: { userId: s.guest.id } });
		const person = { eventId: s.event.id, personId };
		await s.as(s.organizer).roll.block({ ...person, photos: "HIDE" });
		expect(await row()).toMatchObject({ place: "HIDDEN", reportsOpen: 1 });
		await s.as(s.organizer).roll.unblock(person);
		expect(await row()).toMatchObject({ place: "SHOWN", reportsOpen: 1 });
	});
});

import { describe, expect, test } from "vitest";
import { hideReasons } from "@/rules/hide-reasons";
import { refusal } from "@/tests/setup/outcome";
import { plantPhoto, type Scene } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";

async function album(place: "SHOWN" | "WAITING" = "SHOWN") {
	const now = new Date("2026-11-30T10:00:00.000Z");
	const s = await scene({ now });
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, place });
	const photo = { eventId: s.event.id, photoId };
	const organize = s.as(s.organizer).photos;
	const seenBy = async (who: Person) =>
		(await s.as(who).photos.list({ eventId: s.event.id })).photos.find(({ id }) => id === photoId);
	const log = async () =>
		(await s.db.auditEntry.findMany({ orderBy: { createdAt: "asc" } })).map((entry) => [
			entry.action,
			entry.actorId,
			entry.details,
		]);
	return { s, now, photo, organize, seenBy, log };
}

describe("hiding a photo", () => {
	test("takes it from other people, and tells its uploader and the organizers who hid it, when and why", async () => {
		const { s, now, photo, organize, seenBy } = await album();
		const hidden = {
			place: "HIDDEN",
			hiding: { reason: "BLURRED", note: null, by: s.organizer.name, at: now },
		};

		expect(await organize.hide({ ...photo, reason: "BLURRED" })).toMatchObject(hidden);

		expect(await seenBy(s.personas.attended)).toBeUndefined();
		expect(await seenBy(s.personas.registered)).toBeUndefined();
		expect(await seenBy(s.guest)).toMatchObject(hidden);
		expect(await seenBy(s.organizer)).toMatchObject(hidden);
		expect(await s.as(s.guest).photos.byId(photo)).toMatchObject(hidden);
	});

	test("for another reason needs a few words, which only go with that reason", async () => {
		const { organize, photo, seenBy, s } = await album();
		for (const note of [undefined, "", "   ", "x".repeat(201), "\0"]) {
			const refused = await refusal(organize.hide({ ...photo, reason: "OTHER", note: note ?? "" }));
			expect(refused).toMatchObject({ code: "INVALID_INPUT" });
		}
		await organize.hide({ ...photo, reason: "OTHER", note: "  A number plate can be read.  " });
		expect((await seenBy(s.guest))?.hiding).toMatchObject({
			...{ reason: "OTHER", note: "A number plate can be read." },
		});
		const both = { ...photo, reason: "BLURRED" as const, note: "left out" };
		await organize.hide(both);
		expect((await seenBy(s.guest))?.hiding).toMatchObject({ reason: "BLURRED", note: null });
	});

	test.each(hideReasons)("for the reason %s is possible", async (reason) => {
		const { organize, photo } = await album();
		const why = reason === "OTHER" ? { reason, note: "Because" } : { reason };
		expect(await organize.hide({ ...photo, ...why })).toMatchObject({ hiding: { reason } });
	});

	test("again changes the reason, and repeating the same changes nothing", async () => {
		const { s, organize, photo, log } = await album();
		for (const reason of ["BLURRED", "BLURRED", "DUPLICATE"] as const)
			await organize.hide({ ...photo, reason });
		expect(await log()).toEqual([
			["photo.hide", s.organizer.id, { reason: "BLURRED" }],
			["photo.hide", s.organizer.id, { reason: "DUPLICATE" }],
		]);
	});

	test("at the same time by ten presses writes one entry in the log", async () => {
		const { organize, photo, log } = await album();
		await Promise.all(Array.from({ length: 10 }, () => organize.hide({ ...photo, reason: "ASKED" })));
		expect(await log()).toHaveLength(1);
	});
});

describe("showing a photo", () => {
	test("undoes hiding it for everybody, and the reason is gone", async () => {
		const { s, now, organize, photo, seenBy, log } = await album();
		await organize.hide({ ...photo, reason: "ASKED" });
		await organize.show(photo);
		await organize.show(photo);

		for (const who of [s.guest, s.organizer, s.personas.attended])
			expect(await seenBy(who)).toMatchObject({ place: "SHOWN", hiding: null });
		expect(await s.db.photo.findMany()).toMatchObject([
			{ place: "SHOWN", placeReason: null, placedById: s.organizer.id, placedAt: now },
		]);
		expect((await log()).slice(1)).toEqual([["photo.show", s.organizer.id, { from: "HIDDEN" }]]);
	});

	test("approves one that waits, which until then only its uploader and the organizers see", async () => {
		const { s, organize, photo, seenBy, log } = await album("WAITING");
		expect(await seenBy(s.personas.attended)).toBeUndefined();
		for (const who of [s.guest, s.organizer])
			expect(await seenBy(who)).toMatchObject({ place: "WAITING", hiding: null });

		await organize.show(photo);

		expect(await seenBy(s.personas.attended)).toMatchObject({ place: "SHOWN" });
		expect(await log()).toEqual([["photo.show", s.organizer.id, { from: "WAITING" }]]);
	});

	test("hiding one that waits answers it, and it no longer waits", async () => {
		const { s, organize, photo, seenBy } = await album("WAITING");
		await organize.hide({ ...photo, reason: "NOT_SUITABLE" });
		expect(await seenBy(s.guest)).toMatchObject({ place: "HIDDEN", hiding: { reason: "NOT_SUITABLE" } });
	});
});

test("an organizer cannot hide or show a photo of another event by naming their own", async () => {
	const { s, photo } = await album();
	const theirs = s.as(s.personas.foreignOrganizer).photos;
	const named = { ...photo, eventId: s.foreignEvent.id };
	const calls = [() => theirs.hide({ ...named, reason: "ASKED" }), () => theirs.show(named)];
	for (const call of calls) expect(await refusal(call())).toMatchObject({ code: "PHOTO_NOT_FOUND" });
	expect(await s.db.photo.findMany()).toMatchObject([{ place: "SHOWN" }]);
});

test("a photo stays hidden, with its reason, when the organizer who hid it is erased", async () => {
	const { s, now, organize, photo, seenBy } = await album();
	await organize.hide({ ...photo, reason: "ASKED" });
	await s.db.user.delete({ where: { id: s.organizer.id } });
	expect(await seenBy(s.guest)).toMatchObject({
		...{ place: "HIDDEN", hiding: { reason: "ASKED", note: null, by: null, at: now } },
	});
});

describe("a page that was opened before photos had a place", () => {
	test("hides and shows photos, and reads whether they are hidden", async () => {
		const { s, organize, photo, seenBy, log } = await album();
		const { photoId } = photo;
		for (const hidden of [true, true]) await organize.setHidden({ photoId, hidden });
		expect(await seenBy(s.guest)).toMatchObject({
			...{ hidden: true, place: "HIDDEN", hiding: { reason: null, by: s.organizer.name } },
		});
		expect(await seenBy(s.personas.attended)).toBeUndefined();
		await organize.setHidden({ photoId, hidden: false });
		expect(await seenBy(s.personas.attended)).toMatchObject({ hidden: false, place: "SHOWN" });
		expect((await log()).map(([action]) => action)).toEqual(["photo.hide", "photo.show"]);
	});

	test("keeps the reason of a photo that is hidden already, and approves one that waits", async () => {
		const { s, organize, photo, seenBy } = await album("WAITING");
		const { photoId } = photo;
		expect(await seenBy(s.guest)).toMatchObject({ hidden: true });
		await organize.setHidden({ photoId, hidden: true });
		expect(await seenBy(s.guest)).toMatchObject({ place: "WAITING" });
		await organize.setHidden({ photoId, hidden: false });
		expect(await seenBy(s.guest)).toMatchObject({ hidden: false, place: "SHOWN" });
		await organize.hide({ ...photo, reason: "BLURRED" });
		await organize.setHidden({ photoId, hidden: true });
		expect((await seenBy(s.guest))?.hiding).toMatchObject({ reason: "BLURRED" });
	});
});

/** The guest Adam, who organizes the event as well now. */
async function anotherOrganizer(s: Scene): Promise<Person> {
	const { attended } = s.personas;
	await s.db.attendance.updateMany({ where: { userId: attended.id }, data: { role: "ORGANIZER" } });
	return attended;
}

describe("two organizers who decide on the same photo", () => {
	/** The photo as one organizer saw it, and what another one has done since. */
	async function seenBefore() {
		const { s, photo, organize, seenBy, log } = await album("WAITING");
		const other = s.as(await anotherOrganizer(s)).photos;
		const seen = { ...photo, placeVersion: (await seenBy(s.organizer))?.placeVersion };
		await other.hide({ ...photo, reason: "BLURRED" });
		const count = (await log()).length;
		return { s, seen, organize, other, seenBy, logged: async () => (await log()).length - count };
	}
	const byAdam = { code: "DECIDED_HIDDEN", message: "Adam has decided on this photo already: it is hidden." };

	test("the second one is refused with who it was, whatever they wanted, and nothing changes", async () => {
		const { s, seen, organize, seenBy, logged } = await seenBefore();
		expect(await refusal(organize.show(seen))).toMatchObject(byAdam);
		expect(await refusal(organize.hide({ ...seen, reason: "ASKED" }))).toMatchObject(byAdam);
		expect(await refusal(organize.remove(seen))).toMatchObject(byAdam);
		expect(await seenBy(s.organizer)).toMatchObject({ place: "HIDDEN", hiding: { reason: "BLURRED" } });
		expect(await logged()).toBe(0);
	});

	test("the second one is not refused if they want the same, or look again", async () => {
		const { s, seen, organize, seenBy, logged } = await seenBefore();
		await organize.hide({ ...seen, reason: "BLURRED" });
		expect(await logged()).toBe(0);
		await organize.show({ ...seen, placeVersion: (await seenBy(s.organizer))?.placeVersion });
		expect(await seenBy(s.organizer)).toMatchObject({ place: "SHOWN" });
	});

	test("people may remove what they added whatever was decided, and a page that names no state does as before", async () => {
		const { s, seen, organize, other } = await seenBefore();
		await organize.show({ eventId: seen.eventId, photoId: seen.photoId });
		expect(await refusal(other.remove(seen))).toMatchObject({ code: "DECIDED_SHOWN" });
		await s.as(s.guest).photos.remove({ photoId: seen.photoId });
		expect(await refusal(other.remove(seen))).toMatchObject({ code: "PHOTO_NOT_FOUND" });
		expect(await s.db.photo.count()).toBe(0);
	});

	test("of two who press at the same moment, one is refused", async () => {
		const { s, photo, organize, seenBy } = await album("WAITING");
		const other = s.as(await anotherOrganizer(s)).photos;
		const seen = { ...photo, placeVersion: (await seenBy(s.organizer))?.placeVersion };
		const ends = await Promise.allSettled([
			organize.show(seen),
			other.hide({ ...seen, reason: "BLURRED" }),
			other.remove(seen),
		]);
		expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
	});
});

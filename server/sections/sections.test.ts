import { describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import type { Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { addTo, listed, sectionOf, takenAt } from "./section.fixture";

/** The event is in Madrid, which is two hours ahead of UTC in summer. */
const day = "2026-06-20";
const put = (s: Scene, photoIds: string[], section: string) =>
	s.as(s.organizer).photos.setSection({ eventId: s.event.id, photoIds, section });

/** Saves one section again with this change. */
async function edit(s: Scene, sectionId: string, change: object) {
	const found = (await listed(s)).find(({ id }) => id === sectionId);
	if (!found) throw new Error("There is no such section.");
	const { version, draft } = found;
	return s.as(s.organizer).sections.update({ eventId: s.event.id, sectionId, version, ...draft, ...change });
}

describe("a photo for which nobody chose a section", () => {
	test("is in the one that was on when it was taken, by the clock of the event's time zone", async () => {
		const s = await scene();
		await addTo(s, { name: "Ceremony", startsAt: `${day}T14:00`, endsAt: `${day}T15:00` });
		expect(await sectionOf(s, await takenAt(s, `${day}T12:00:00Z`))).toBe("Ceremony");
		expect(await sectionOf(s, await takenAt(s, `${day}T12:59:59Z`))).toBe("Ceremony");
		for (const outside of [`${day}T11:59:59Z`, `${day}T13:00:00Z`, null])
			expect(await sectionOf(s, await takenAt(s, outside))).toBeNull();
	});

	test("is in the section that began last, if several were on, and in the first of those that began together", async () => {
		const s = await scene();
		await addTo(s, { name: "All day", startsAt: `${day}T10:00` });
		await addTo(s, { name: "Room A", startsAt: `${day}T14:00`, endsAt: `${day}T15:00` });
		await addTo(s, { name: "Room B", startsAt: `${day}T14:00`, endsAt: `${day}T15:00` });
		expect(await sectionOf(s, await takenAt(s, `${day}T12:30:00Z`))).toBe("Room A");
		expect(await sectionOf(s, await takenAt(s, `${day}T13:30:00Z`))).toBe("All day");
	});

	test("is in a section that lasts past midnight", async () => {
		const s = await scene();
		await addTo(s, { name: "Party", startsAt: `${day}T21:00`, endsAt: "2026-06-21T04:00" });
		expect(await sectionOf(s, await takenAt(s, `${day}T21:59:00Z`))).toBe("Party");
		expect(await sectionOf(s, await takenAt(s, "2026-06-21T01:59:00Z"))).toBe("Party");
		expect(await sectionOf(s, await takenAt(s, "2026-06-21T02:00:00Z"))).toBeNull();
	});

	test("is in a section of the night in which the clocks are set back", async () => {
		const s = await scene();
		// 3:00 becomes 2:00 at 1:00 UTC on 25 October 2026.
		await addTo(s, { name: "Party", startsAt: "2026-10-24T22:00", endsAt: "2026-10-25T04:00" });
		expect(await sectionOf(s, await takenAt(s, "2026-10-24T20:00:00Z"))).toBe("Party");
		expect(await sectionOf(s, await takenAt(s, "2026-10-25T02:59:00Z"))).toBe("Party");
		expect(await sectionOf(s, await takenAt(s, "2026-10-25T03:00:00Z"))).toBeNull();
	});

	test("follows when the times change; one that a person put into a section, or into none, stays", async () => {
		const s = await scene();
		const ceremony = await addTo(s, { name: "Ceremony", startsAt: `${day}T14:00`, endsAt: `${day}T15:00` });
		const photo = await takenAt(s, `${day}T12:30:00Z`);
		const chosen = await takenAt(s, `${day}T12:30:00Z`);
		const none = await takenAt(s, `${day}T12:30:00Z`);
		await put(s, [chosen], ceremony);
		await put(s, [none], "none");

		expect(await edit(s, ceremony, { startsAt: `${day}T16:00`, endsAt: `${day}T17:00` })).toEqual({
			moved: 1,
		});
		expect(await Promise.all([photo, chosen, none].map((id) => sectionOf(s, id)))).toEqual([
			...[null, "Ceremony", null],
		]);
		expect(await edit(s, ceremony, { startsAt: `${day}T14:00`, endsAt: null })).toEqual({ moved: 1 });
		expect(await Promise.all([photo, chosen, none].map((id) => sectionOf(s, id)))).toEqual([
			...["Ceremony", "Ceremony", null],
		]);
	});

	test("is in a section that is added later", async () => {
		const s = await scene();
		const photo = await takenAt(s, `${day}T12:30:00Z`);
		const added = await s
			.as(s.organizer)
			.sections.add({ eventId: s.event.id, name: "Lunch", startsAt: `${day}T14:00`, endsAt: null });
		expect(added.moved).toBe(1);
		expect(await sectionOf(s, photo)).toBe("Lunch");
	});
});

describe("another time zone of the event", () => {
	test("moves the sections, which keep their times of day, and the photos follow", async () => {
		const s = await scene({
			event: {
				...{ startsAt: new Date(`${day}T08:00:00Z`), endsAt: new Date(`${day}T22:00:00Z`) },
				uploadsOpenAt: new Date(`${day}T08:00:00Z`),
			},
		});
		await addTo(s, { name: "Ceremony", startsAt: `${day}T14:00`, endsAt: `${day}T15:00` });
		// A camera that knows its zone, and one whose clock was taken for that of Madrid.
		const known = await takenAt(s, `${day}T12:30:00Z`);
		await s.db.photo.update({ where: { id: known }, data: { takenAtOffset: 120 } });
		const assumed = await takenAt(s, `${day}T12:30:00Z`);
		const api = s.as(s.organizer).events;
		const { draft, version, ...settings } = await api.settings({ eventId: s.event.id });

		const { moderation, shareOriginals } = settings;
		await api.update({
			...{ ...draft, eventId: s.event.id, version, moderation, shareOriginals },
			...{ locale: "en", timezone: "Europe/London" },
		});

		expect((await listed(s))[0]?.draft).toEqual({
			...{ name: "Ceremony", startsAt: `${day}T14:00`, endsAt: `${day}T15:00` },
		});
		expect(await sectionOf(s, assumed)).toBe("Ceremony");
		expect(await sectionOf(s, known)).toBeNull();
	});
});

describe("two organizers at once", () => {
	test("a change of a section that somebody else changed is refused, and nothing is overwritten", async () => {
		const s = await scene();
		const sectionId = await addTo(s, { name: "Ceremony", startsAt: `${day}T14:00` });
		const stale = { eventId: s.event.id, sectionId, version: 1 };
		await edit(s, sectionId, { name: "Wedding" });
		const { sections } = s.as(s.organizer);

		const mine = { ...stale, name: "Ceremony", startsAt: `${day}T13:00`, endsAt: null };
		expect(await outcome(sections.update(mine))).toBe("SECTION_CHANGED");
		expect(await outcome(sections.remove(stale))).toBe("SECTION_CHANGED");
		expect((await listed(s))[0]).toMatchObject({ version: 2, draft: { name: "Wedding" } });
		// What is already so is no change.
		expect(await edit(s, sectionId, {})).toEqual({ moved: 0 });
	});

	test("of twenty changes at once one is made, and the others are told", async () => {
		const s = await scene();
		const sectionId = await addTo(s, { name: "Ceremony" });
		const { sections } = s.as(s.organizer);
		const change = { eventId: s.event.id, sectionId, version: 1, startsAt: null, endsAt: null };
		const all = await Promise.all(
			Array.from({ length: 20 }, (_, n) => outcome(sections.update({ ...change, name: `Name ${n}` }))),
		);
		expect(all.filter((one) => one === "ok")).toHaveLength(1);
		expect(all.filter((one) => one === "SECTION_CHANGED")).toHaveLength(19);
	});

	test("moves of different sections are both made", async () => {
		const s = await scene();
		const [a = "", b = "", c = "", d = ""] = await inTurn(["A", "B", "C", "D"], (name) => addTo(s, { name }));
		const { sections } = s.as(s.organizer);
		await Promise.all([
			sections.move({ eventId: s.event.id, sectionId: d, before: a }),
			sections.move({ eventId: s.event.id, sectionId: b, before: null }),
		]);
		expect((await listed(s)).map(({ id }) => id)).toEqual([d, a, c, b]);
	});
});

describe("a section", () => {
	test("has a name that no other section of its event has, in whatever case", async () => {
		const s = await scene();
		await addTo(s, { name: "Église" });
		expect(await outcome(addTo(s, { name: "éGLISE" }))).toBe("SECTION_NAME_TAKEN");
		const other = await addTo(s, { name: "Party" });
		expect(await outcome(edit(s, other, { name: "ÉGLISE" }))).toBe("SECTION_NAME_TAKEN");
		expect(await outcome(edit(s, other, { name: "PARTY" }))).toBe("ok");
	});

	test("needs a name, a start if it has an end, and an end after its start", async () => {
		const s = await scene();
		for (const wrong of [
			{ name: " " },
			{ name: "x".repeat(61) },
			{ name: "a\0" },
			{ name: "A", startsAt: "yesterday" },
			{ name: "A", endsAt: `${day}T14:00` },
			{ name: "A", startsAt: `${day}T14:00`, endsAt: `${day}T14:00` },
		])
			expect(await outcome(addTo(s, wrong))).toBe("INVALID_INPUT");
		// The clocks are set from 2:00 to 3:00, so both are the same moment.
		expect(
			await outcome(addTo(s, { name: "A", startsAt: "2026-03-29T02:30", endsAt: "2026-03-29T03:30" })),
		).toBe("SECTION_TIMES_SKIPPED");
		expect(await s.db.section.count()).toBe(0);
	});

	test("is one of at most so many, also if many are added at once, and the refusal names the limit", async () => {
		const s = await scene({ limits: { sectionsPerEvent: 3 } });
		const all = await Promise.all(
			Array.from({ length: 6 }, (_, n) => outcome(addTo(s, { name: `Match ${n}` }))),
		);
		expect(all.filter((one) => one === "ok")).toHaveLength(3);
		await expect(addTo(s, { name: "One more" })).rejects.toThrow("An event has at most 3 sections.");
	});

	test("that is deleted leaves its photos in the album, where they go by their time", async () => {
		const s = await scene();
		await addTo(s, { name: "All day", startsAt: `${day}T10:00` });
		const party = await addTo(s, { name: "Party", startsAt: `${day}T20:00` });
		const late = await takenAt(s, `${day}T19:00:00Z`);
		const chosen = await takenAt(s, null);
		await put(s, [chosen], party);

		expect((await listed(s)).map(({ photos }) => photos)).toEqual([0, 2]);
		const { sections } = s.as(s.organizer);
		const removed = await sections.remove({ eventId: s.event.id, sectionId: party, version: 1 });
		expect(removed).toEqual({ photos: 2 });
		expect(await sectionOf(s, late)).toBe("All day");
		expect(await s.db.photo.findUnique({ where: { id: chosen } })).toMatchObject({
			...{ sectionId: null, sectionChosen: false },
		});
		expect(await outcome(sections.remove({ eventId: s.event.id, sectionId: party, version: 1 }))).toBe(
			"SECTION_NOT_FOUND",
		);
		expect(await s.db.auditEntry.findMany({ where: { action: "section.remove" } })).toMatchObject([
			{ actorId: s.organizer.id, subject: party, details: { photos: 2 } },
		]);
	});

	test("of another event cannot be changed, and no photo can be put into it", async () => {
		const s = await scene();
		const data = { eventId: s.foreignEvent.id, name: "Theirs", nameKey: "theirs", position: 0 };
		const { id } = await s.db.section.create({ data });
		const photo = await takenAt(s, null);
		const { sections, photos } = s.as(s.organizer);
		const at = { eventId: s.event.id, sectionId: id };
		const times = { startsAt: null, endsAt: null };
		expect(await outcome(sections.update({ ...at, version: 1, name: "Mine", ...times }))).toBe(
			"SECTION_NOT_FOUND",
		);
		expect(await outcome(sections.move({ ...at, before: null }))).toBe("SECTION_NOT_FOUND");
		expect(await outcome(sections.remove({ ...at, version: 1 }))).toBe("SECTION_NOT_FOUND");
		expect(await outcome(put(s, [photo], id))).toBe("SECTION_NOT_FOUND");
		expect(await outcome(photos.update({ photoId: photo, section: id }))).toBe("SECTION_NOT_FOUND");
	});
});

test("a duplicate of the event has the sections at the same times of its own day", async () => {
	const s = await scene({
		eventCreators: "everyone",
		event: {
			...{ startsAt: new Date("2026-10-10T08:00:00Z"), endsAt: new Date("2026-10-11T08:00:00Z") },
			uploadsOpenAt: new Date("2026-10-10T08:00:00Z"),
		},
	});
	await addTo(s, { name: "Ceremony", startsAt: "2026-10-10T14:00", endsAt: "2026-10-10T15:00" });
	await addTo(s, { name: "Party", startsAt: "2026-10-10T21:00", endsAt: "2026-10-11T04:00" });
	await addTo(s, { name: "Anything else" });

	const { id } = await s.as(s.organizer).events.duplicate({
		...{ eventId: s.event.id, name: "Next year", day: "2026-12-05", withRoll: false },
	});

	// It is winter there now.
	const copied = await s.as(s.organizer).sections.list({ eventId: id });
	expect(copied.map(({ draft }) => draft)).toEqual([
		{ name: "Ceremony", startsAt: "2026-12-05T14:00", endsAt: "2026-12-05T15:00" },
		{ name: "Party", startsAt: "2026-12-05T21:00", endsAt: "2026-12-06T04:00" },
		{ name: "Anything else", startsAt: null, endsAt: null },
	]);
});

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
	const results: Result[] = [];
	for (const item of items) results.push(await work(item));
	return results;
}

import { describe, expect, test } from "vitest";
import { outcome, refusal } from "@/tests/setup/outcome";
import { jpeg, keyOf, plantPhoto, sha256Of } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { developPhoto } from "../photos/develop-photo";

type Scene = Awaited<ReturnType<typeof scene>>;
type Change = Parameters<ReturnType<Scene["as"]>["events"]["update"]>[0];

/** Changes the settings as the form does: with all of them, and the version that it showed. */
async function edit(s: Scene, change: Partial<Change>, who = s.organizer) {
	const seen = await s.as(who).events.settings({ eventId: s.event.id });
	return s.as(who).events.update({ ...inputOf(s, seen), ...change });
}

type Seen = Awaited<ReturnType<ReturnType<Scene["as"]>["events"]["settings"]>>;
const inputOf = (s: Scene, { draft, version, moderation, shareOriginals }: Seen): Change => ({
	...{ eventId: s.event.id, ...draft, version, moderation, shareOriginals, locale: "en" },
});

const stored = (s: Scene) => s.db.event.findUniqueOrThrow({ where: { id: s.event.id } });

/** Its times have seconds, and it begins in the second of two half past twos. */
const autumn = {
	...{ startsAt: new Date("2026-10-25T01:30:00Z"), endsAt: new Date("2026-10-25T22:59:59Z") },
	...{ uploadsOpenAt: new Date("2026-10-01T00:00:00Z"), timezone: "Europe/Madrid" },
};

describe("times", () => {
	test("are those of the event's own zone", async () => {
		const s = await scene();
		await edit(s, { startsAt: "2026-07-10T09:00", endsAt: "2026-07-10T18:30", timezone: "Asia/Tokyo" });
		expect(await stored(s)).toMatchObject({
			...{ startsAt: new Date("2026-07-10T00:00:00Z"), endsAt: new Date("2026-07-10T09:30:00Z") },
		});
	});

	test("that nobody touched stay the same instant, with their seconds", async () => {
		const s = await scene({ event: autumn });
		await edit(s, { name: "Another name" });
		expect(await stored(s)).toMatchObject({ ...autumn, name: "Another name" });
	});

	test("an end before the start is refused with the field's problem", async () => {
		const s = await scene();
		const refused = edit(s, { startsAt: "2026-07-10T09:00", endsAt: "2026-07-10T09:00" });
		expect(await refusal(refused)).toMatchObject({ code: "INVALID_INPUT", message: /ends before it starts/ });
	});
});

test("an event with photos that moves to another time zone keeps every instant right", async () => {
	const s = await scene({ event: autumn });
	const uploaderId = s.guest.id;
	const taken = new Date("2026-10-10T07:41:05Z");
	const { photoId: known } = await plantPhoto(s, { uploaderId });
	const { photoId: assumed } = await plantPhoto(s, { uploaderId });
	const { photoId: undated } = await plantPhoto(s, { uploaderId });
	const set = (id: string, data: { takenAt: Date | null; takenAtOffset: number | null }) =>
		s.db.photo.update({ where: { id }, data });
	await set(known, { takenAt: taken, takenAtOffset: 120 });
	await set(assumed, { takenAt: taken, takenAtOffset: null });
	await set(undated, { takenAt: null, takenAtOffset: null });
	// Another time of day may be another day in the organizer's gallery, which counts for itself.
	const rows = () => s.db.photo.findMany({ orderBy: { id: "asc" }, omit: { movedIn: true } });
	const before = await rows();

	await edit(s, { timezone: "America/Lima" });

	// The event is at the same time of day there.
	expect(await stored(s)).toMatchObject({
		...{ startsAt: new Date("2026-10-25T07:30:00Z"), endsAt: new Date("2026-10-26T04:59:59Z") },
	});
	const after = await rows();
	// The camera without an offset showed 09:41:05, which was taken for the time in Madrid.
	const moved = new Date("2026-10-10T14:41:05Z");
	expect(after).toEqual(before.map((photo) => (photo.id === assumed ? { ...photo, takenAt: moved } : photo)));

	await edit(s, { timezone: "Europe/Madrid" });
	expect(await rows()).toEqual(before);
});

test("a photo that is developed while its event moves is developed again, with the new zone", async () => {
	const s = await scene();
	const bytes = jpeg();
	const planted = { uploaderId: s.guest.id, state: "DEVELOPING", sha256: sha256Of(bytes) } as const;
	const { photoId } = await plantPhoto(s, planted);
	const file = { contentType: "image/jpeg", cacheControl: "no-store" };
	await s.storage.write(keyOf(s, photoId), bytes, file);
	const read = async (key: string) => {
		const original = await s.storage.read(key);
		await edit(s, { timezone: "America/Lima" });
		return original;
	};
	const photo = () => s.db.photo.findUniqueOrThrow({ where: { id: photoId } });
	await developPhoto({ ...s.deps, storage: { ...s.storage, read } }, { photoId });
	expect(await photo()).toMatchObject({ state: "DEVELOPING", renditionWidths: [] });

	s.clock.now = new Date(Date.now() + 3_600_000);
	await developPhoto(s.deps, { photoId });
	expect(await photo()).toMatchObject({ state: "READY" });
});

test("whether the event shows itself before sign-in is kept by a form that does not ask", async () => {
	const s = await scene();
	expect(await stored(s)).toMatchObject({ publicFace: false });
	await edit(s, { publicFace: true });
	await edit(s, { name: "Another name" });
	expect(await stored(s)).toMatchObject({ publicFace: true });
	expect(await s.as(s.organizer).events.settings({ eventId: s.event.id })).toMatchObject({
		publicFace: true,
	});
	await edit(s, { publicFace: false });
	expect(await stored(s)).toMatchObject({ publicFace: false });
});

describe("two organizers at once", () => {
	test("a change of settings that are no longer those is refused, and the other's change stays", async () => {
		const s = await scene();
		const seen = await s.as(s.organizer).events.settings({ eventId: s.event.id });
		await edit(s, { name: "Theirs" });

		const mine = { ...inputOf(s, seen), venue: "Mine" };
		expect(await outcome(s.as(s.organizer).events.update(mine))).toBe("EVENT_CHANGED");
		expect(await stored(s)).toMatchObject({ name: "Theirs", venue: null, version: 2 });
		expect(await s.as(s.organizer).events.settings({ eventId: s.event.id })).toMatchObject({
			...{ version: 2, changedBy: "Olga", draft: { name: "Theirs" } },
		});
	});

	test("of many different changes of one version exactly one is made", async () => {
		const s = await scene();
		const seen = inputOf(s, await s.as(s.organizer).events.settings({ eventId: s.event.id }));
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, number) =>
				outcome(s.as(s.organizer).events.update({ ...seen, name: `Name ${number}` })),
			),
		);
		expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
		expect(answers.filter((answer) => answer === "EVENT_CHANGED")).toHaveLength(7);
		expect(await s.db.auditEntry.count({ where: { action: "event.update" } })).toBe(1);
	});

	test("a repeated change is the same change", async () => {
		const s = await scene();
		const seen = await s.as(s.organizer).events.settings({ eventId: s.event.id });
		const change = { ...inputOf(s, seen), name: "Once" };
		const first = await s.as(s.organizer).events.update(change);
		expect(await s.as(s.organizer).events.update(change)).toEqual(first);
		expect(await s.db.auditEntry.findMany()).toMatchObject([
			{ action: "event.update", details: { fields: ["name"] } },
		]);
	});
});

describe("an event that no longer approves photos first", () => {
	async function waiting() {
		const s = await scene({ event: { moderation: "BEFORE" } });
		await plantPhoto(s, { uploaderId: s.guest.id, place: "WAITING" });
		await plantPhoto(s, { uploaderId: s.guest.id, place: "WAITING" });
		await plantPhoto(s, { uploaderId: s.guest.id, place: "HIDDEN" });
		return s;
	}
	const places = async (s: Scene) => (await s.db.photo.findMany()).map(({ place }) => place).sort();

	test("asks what becomes of those that wait, and changes nothing before", async () => {
		const s = await waiting();
		expect(await refusal(edit(s, { moderation: "AFTER", name: "New" }))).toMatchObject({
			...{ code: "PHOTOS_WAITING", message: /^2 photos wait/ },
		});
		expect(await stored(s)).toMatchObject({ moderation: "BEFORE", name: "hike", version: 1 });
	});

	test("shows them, each with an entry in the log", async () => {
		const s = await waiting();
		await edit(s, { moderation: "AFTER", waiting: "show" });
		expect(await places(s)).toEqual(["HIDDEN", "SHOWN", "SHOWN"]);
		const shown = await s.db.photo.findMany({ where: { place: "SHOWN" } });
		for (const { placedById } of shown) expect(placedById).toBe(s.organizer.id);
		const entries = await s.db.auditEntry.findMany({ where: { action: "photo.show" } });
		expect(entries.map(({ subject }) => subject).sort()).toEqual(shown.map(({ id }) => id).sort());
		expect(entries[0]?.details).toEqual({ from: "WAITING" });
	});

	test("or lets them go on waiting", async () => {
		const s = await waiting();
		await edit(s, { moderation: "AFTER", waiting: "keep" });
		expect(await places(s)).toEqual(["HIDDEN", "WAITING", "WAITING"]);
		expect(await s.as(s.organizer).events.bySlug({ slug: s.event.slug })).toMatchObject({ waiting: 2 });
		expect(await s.as(s.guest).events.bySlug({ slug: s.event.slug })).toMatchObject({ waiting: null });
	});
});

describe("an address", () => {
	test("that the event had before still leads to it, and only for people on its roll", async () => {
		const s = await scene();
		await edit(s, { slug: "walk" });
		await edit(s, { slug: "long-walk" });
		for (const slug of ["hike", "walk", "long-walk"])
			expect(await s.as(s.guest).events.bySlug({ slug })).toMatchObject({
				id: s.event.id,
				slug: "long-walk",
			});
		expect(await outcome(s.as(s.personas.stranger).events.bySlug({ slug: "hike" }))).toBe("EVENT_NOT_FOUND");
	});

	test("is never given to another event, not even if its own was deleted", async () => {
		const s = await scene({ eventCreators: "everyone" });
		await edit(s, { slug: "walk" });
		const party = { name: "Hike", venue: "", timezone: "UTC", day: "2026-10-10" };
		const other = await s.as(s.guest).events.create(party);
		expect(other.slug).toBe("hike-2");
		await s.as(s.organizer).events.remove({ eventId: s.event.id });
		expect((await s.as(s.guest).events.create({ ...party, name: "Walk" })).slug).toBe("walk-2");
		// Not by SQL, either.
		await expect(
			s.db.event.update({ where: { id: other.id }, data: { slug: "hike" } }),
		).rejects.toMatchObject({ code: "P2002" });
	});

	test("that is taken is refused with its own error, and the event can have its old one again", async () => {
		const s = await scene();
		expect(await outcome(edit(s, { slug: "picnic" }))).toBe("SLUG_TAKEN");
		await edit(s, { slug: "walk" });
		await edit(s, { slug: "hike" });
		expect(await stored(s)).toMatchObject({ slug: "hike" });
	});

	test.each(["new", "Ünder", "a--b", "-a", "", "x".repeat(61)])("%j is none", async (slug) => {
		const s = await scene();
		expect(await outcome(edit(s, { slug }))).toBe("INVALID_INPUT");
	});
});

describe("the picture of an event", () => {
	async function withCover() {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		await s.db.photo.update({ where: { id: photoId }, data: { renditionWidths: [480, 960] } });
		await s.as(s.organizer).events.setCover({ eventId: s.event.id, photoId });
		const cover = async () => (await s.as(s.guest).events.mine())[0]?.cover;
		return { s, photoId, cover };
	}

	test("is a rendition of a photo in the album", async () => {
		const { photoId, cover } = await withCover();
		expect((await cover())?.url).toContain(`/${photoId}/960.webp`);
	});

	test("is none at once when the photo is hidden or removed", async () => {
		const { s, photoId, cover } = await withCover();
		await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId, reason: "ASKED" });
		expect(await cover()).toBeNull();
		await s.as(s.organizer).photos.show({ eventId: s.event.id, photoId });
		expect(await cover()).not.toBeNull();
		await s.as(s.guest).photos.remove({ photoId });
		expect(await cover()).toBeNull();
		expect(await stored(s)).toMatchObject({ coverPhotoId: null });
	});

	test("cannot be a photo of another event", async () => {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, eventId: s.foreignEvent.id });
		const chosen = s.as(s.organizer).events.setCover({ eventId: s.event.id, photoId });
		expect(await outcome(chosen)).toBe("PHOTO_NOT_FOUND");
	});
});

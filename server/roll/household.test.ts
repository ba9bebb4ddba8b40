/** A guardian and their dependants: who may add photos, for whom, and what happens when one of them leaves. */
import { beforeEach, describe, expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { begin, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";

let s: Awaited<ReturnType<typeof scene>>;
/** Rita's own row, who has not attended, and her children's. */
let rita: string;
let mia: string;
let leo: string;

const eventId = () => s.event.id;
const roll = () => s.as(s.organizer).roll;
const guardian = () => s.as(s.personas.registered);
const view = () => guardian().events.bySlug({ slug: s.event.slug });
const seen = async (id: string) => {
	const { version } = await s.db.attendance.findUniqueOrThrow({ where: { id } });
	return { eventId: eventId(), personId: id, version };
};
const attend = (id: string, attended = true) =>
	roll().setAttended({ eventId: eventId(), personIds: [id], attended });
const announce = async (forId?: string | null) =>
	begin(s, s.personas.registered, jpeg(), forId === undefined ? {} : { forId });
const forOf = async (photoId: string) =>
	(await s.db.upload.findUniqueOrThrow({ where: { id: photoId } })).forId;

beforeEach(async () => {
	s = await scene();
	const own = { eventId: eventId(), userId: s.personas.registered.id };
	rita = (await s.db.attendance.findFirstOrThrow({ where: own })).id;
	mia = (await roll().add({ eventId: eventId(), name: "Mia", guardianId: rita })).id;
	leo = (await roll().add({ eventId: eventId(), name: "Leo", guardianId: rita })).id;
});

test("somebody with a guardian is shown with them, and the guardian with whom they look after", async () => {
	const { rows } = await roll().list({ eventId: eventId(), search: "mia" });
	expect(rows[0]?.guardian).toMatchObject({ id: rita });
	const { dependants } = await roll().person({ eventId: eventId(), personId: rita });
	expect(dependants.map(({ name }) => name)).toEqual(["Leo", "Mia"]);
});

test("a household is one guardian and their dependants, on one roll", async () => {
	const set = async (id: string, guardianId: string | null) =>
		outcome(roll().setGuardian({ ...(await seen(id)), guardianId }));
	const { id } = await roll().add({ eventId: eventId(), name: "Bo" });
	expect(await set(id, mia)).toBe("HOUSEHOLD_CHAIN");
	expect(await set(rita, id)).toBe("HOUSEHOLD_CHAIN");
	expect(await set(id, id)).toBe("HOUSEHOLD_CHAIN");
	expect(await outcome(roll().add({ eventId: eventId(), name: "x", guardianId: mia }))).toBe(
		"HOUSEHOLD_CHAIN",
	);
	const foreign = await s.db.attendance.create({ data: { eventId: s.foreignEvent.id, name: "Fay" } });
	expect(await set(id, foreign.id)).toBe("PERSON_NOT_FOUND");
	const old = await seen(mia);
	expect(await set(mia, null)).toBe("ok");
	expect(await outcome(roll().setGuardian({ ...old, guardianId: rita }))).toBe("PERSON_CHANGED");
	// Whoever writes it.
	const write = (from: string, to: string) =>
		s.db.attendance.update({ where: { id: from }, data: { guardianId: to } });
	await expect(write(mia, foreign.id)).rejects.toThrow("same roll");
	await expect(write(rita, mia)).rejects.toThrow("nobody looks after them");
});

test("two organizers who make a chain from both ends at once make none", async () => {
	const people = await Promise.all(["A", "B", "C"].map((name) => roll().add({ eventId: eventId(), name })));
	const [a, b, c] = people.map(({ id, version }) => ({ eventId: eventId(), personId: id, version }));
	if (!a || !b || !c) throw new Error("Three people were added.");
	const ends = await Promise.all([
		outcome(roll().setGuardian({ ...a, guardianId: b.personId })),
		outcome(roll().setGuardian({ ...b, guardianId: c.personId })),
	]);
	expect(ends.sort()).not.toEqual(["ok", "ok"]);
	const chains = await s.db.attendance.count({ where: { guardian: { guardianId: { not: null } } } });
	expect(chains).toBe(0);
});

describe("a guardian", () => {
	test("may add photos as soon as a dependant attended, and no longer than that", async () => {
		expect((await view()).uploads).toMatchObject({ allowed: false, code: "NOT_ON_THE_ROLL" });
		expect(await outcome(announce())).toBe("NOT_ON_THE_ROLL");
		await attend(mia);
		expect(await view()).toMatchObject({
			uploads: { allowed: true },
			uploadsFor: [{ id: mia, name: "Mia", own: false }],
			status: "REGISTERED",
		});
		const bytes = jpeg();
		const upload = await begin(s, s.personas.registered, bytes);
		await s.put(upload, bytes);
		await attend(mia, false);
		expect(await outcome(guardian().photos.confirm(upload))).toBe("NOT_ON_THE_ROLL");
		await attend(mia);
		expect(await guardian().photos.confirm(upload)).toMatchObject({
			uploadedBy: { name: "Rita" },
			uploadedFor: "Mia",
		});
		await attend(mia, false);
		expect(await outcome(guardian().photos.confirm(upload))).toBe("NOT_ON_THE_ROLL");
		await s.settled();
		const { photos } = await s.as(s.guest).photos.list({ eventId: eventId() });
		expect(photos).toMatchObject([{ uploadedBy: { name: "Rita" }, uploadedFor: "Mia" }]);
		expect((await s.as(s.guest).photos.live({ eventId: eventId() })).photos).toMatchObject([
			{ by: "Rita", for: "Mia" },
		]);
	});

	test("adds photos for themselves if they attended, else for the child who did, or for whom they say", async () => {
		await attend(leo);
		expect(await forOf((await announce()).photoId)).toBe(leo);
		await attend(mia);
		expect(await forOf((await announce(mia)).photoId)).toBe(mia);
		expect(await outcome(announce(rita))).toBe("NOT_YOUR_DEPENDANT");
		await attend(rita);
		expect(await forOf((await announce()).photoId)).toBeNull();
		expect(await forOf((await announce(rita)).photoId)).toBeNull();
		expect((await view()).uploadsFor.map(({ name, own }) => [name, own])).toEqual([
			["", true],
			["Leo", false],
			["Mia", false],
		]);
	});

	test("adds none for somebody else's child, or for one who did not attend", async () => {
		await attend(leo);
		expect(await outcome(announce(mia))).toBe("NOT_YOUR_DEPENDANT");
		const other = await roll().add({ eventId: eventId(), name: "Bo", attended: true });
		expect(await outcome(announce(other.id))).toBe("NOT_YOUR_DEPENDANT");
	});

	test("whose children are unmarked while they announce many photos gets all or none after that", async () => {
		await attend(mia);
		const ends = await Promise.all([
			...Array.from({ length: 10 }, () => outcome(announce())),
			attend(mia, false).then(() => outcome(announce())),
		]);
		expect(ends.at(-1)).toBe("NOT_ON_THE_ROLL");
		expect(await outcome(announce())).toBe("NOT_ON_THE_ROLL");
	});

	test("learns on their open page that a dependant was checked in, taken off, or is somebody else's", async () => {
		let { cursor: since } = await guardian().events.changes({ eventId: eventId() });
		const news = async () => {
			const answer = await guardian().events.changes({ eventId: eventId(), since });
			since = answer.cursor;
			return answer.event;
		};
		expect(await news()).toBe(false);
		await attend(mia);
		expect(await news()).toBe(true);
		expect(await news()).toBe(false);
		await roll().setGuardian({ ...(await seen(mia)), guardianId: null });
		expect(await news()).toBe(true);
		await attend(mia, false);
		expect(await news()).toBe(false);
		await roll().remove({ eventId: eventId(), personIds: [leo], photos: "KEEP" });
		expect(await news()).toBe(true);
	});
});

describe("somebody who leaves the roll", () => {
	async function photoFor(id: string) {
		await attend(id);
		const bytes = jpeg();
		const upload = await begin(s, s.personas.registered, bytes, { forId: id });
		await s.put(upload, bytes);
		await guardian().photos.confirm(upload);
		await s.settled();
		return upload.photoId;
	}
	const remove = (id: string, photos: "KEEP" | "HIDE" | "REMOVE") =>
		roll().remove({ eventId: eventId(), personIds: [id], photos });
	const photo = (id: string) => s.db.photo.findUnique({ where: { id } });

	test("a guardian: the dependants stay, without one", async () => {
		await remove(rita, "KEEP");
		expect(await s.db.attendance.findMany({ where: { id: { in: [mia, leo] } } })).toMatchObject([
			{ guardianId: null },
			{ guardianId: null },
		]);
	});

	test.each(["KEEP", "HIDE", "REMOVE"] as const)(
		"a dependant, %s: what was added for them, and nothing else",
		async (how) => {
			const [hers, his] = [await photoFor(mia), await photoFor(leo)];
			expect(await remove(mia, how)).toEqual({ people: 1, photos: how === "KEEP" ? 0 : 1 });
			const left = await photo(hers);
			expect(left?.place ?? null).toBe({ KEEP: "SHOWN", HIDE: "HIDDEN", REMOVE: null }[how]);
			if (left) expect(left).toMatchObject({ forId: null, uploaderId: s.personas.registered.id });
			expect(await photo(his)).toMatchObject({ place: "SHOWN", forId: leo });
		},
	);
});

describe("merging", () => {
	const merge = async (one: string, other: string) => {
		const [a, b] = [await seen(one), await seen(other)];
		return roll().merge({ eventId: eventId(), people: [a, b] });
	};

	test("a guardian with their own dependant, or two of one household, leaves no chain, and undo gives it back", async () => {
		const { mergeId, row } = await merge(rita, mia);
		expect(row).toMatchObject({ id: rita, guardian: null });
		expect(await s.db.attendance.findUnique({ where: { id: leo } })).toMatchObject({ guardianId: rita });
		expect(await roll().undoMerge({ eventId: eventId(), mergeId })).toMatchObject({ undone: true });
		expect(await s.db.attendance.findUnique({ where: { id: mia } })).toMatchObject({ guardianId: rita });

		const twins = await merge(mia, leo);
		expect(twins.row).toMatchObject({ guardian: { id: rita } });
		expect(await roll().undoMerge({ eventId: eventId(), mergeId: twins.mergeId })).toMatchObject({
			undone: true,
		});
		expect(await s.db.attendance.count({ where: { guardianId: rita } })).toBe(2);
	});

	test("a dependant with another guardian's row is refused", async () => {
		const bo = await roll().add({ eventId: eventId(), name: "Bo" });
		await roll().add({ eventId: eventId(), name: "Kim", guardianId: bo.id });
		expect(await outcome(merge(mia, bo.id))).toBe("HOUSEHOLD_CHAIN");
	});

	test("two rows of a guardian keeps both their children, and undo gives each back", async () => {
		const twice = await roll().add({ eventId: eventId(), name: "Rita again" });
		const kim = await roll().add({ eventId: eventId(), name: "Kim", guardianId: twice.id });
		const { mergeId } = await merge(rita, twice.id);
		expect(await s.db.attendance.count({ where: { guardianId: rita } })).toBe(3);
		expect(await roll().undoMerge({ eventId: eventId(), mergeId })).toMatchObject({ undone: true });
		expect(await s.db.attendance.findUnique({ where: { id: kim.id } })).toMatchObject({
			guardianId: twice.id,
		});
	});

	test("is undone only if the guardian of the row that comes back is still there", async () => {
		const bo = await roll().add({ eventId: eventId(), name: "Bo" });
		const { mergeId } = await merge(mia, bo.id);
		await roll().setGuardian({ ...(await seen(leo)), guardianId: null });
		expect(await roll().undoMerge({ eventId: eventId(), mergeId })).toMatchObject({ undone: true });
		const again = await merge(leo, mia);
		await roll().remove({ eventId: eventId(), personIds: [rita], photos: "KEEP" });
		const answer = await roll().undoMerge({ eventId: eventId(), mergeId: again.mergeId });
		expect(answer).toEqual({ undone: false, inTheWay: ["guardianId"] });
	});
});

test("a duplicated event has the households of the original, also that of whoever duplicates it", async () => {
	const own = await s.db.attendance.findFirstOrThrow({
		where: { eventId: eventId(), userId: s.organizer.id },
	});
	await roll().add({ eventId: eventId(), name: "Nils", guardianId: own.id });
	await s.db.eventCreator.create({ data: { email: s.organizer.email } });
	await s.db.user.update({ where: { id: s.organizer.id }, data: { emailVerified: new Date() } });
	const made = await s
		.as(s.organizer)
		.events.duplicate({ eventId: eventId(), name: "Again", day: "2027-05-01", withRoll: true });
	const children = await s.db.attendance.findMany({
		where: { eventId: made.id, guardianId: { not: null } },
		include: { guardian: true },
		orderBy: { name: "asc" },
	});
	expect(children.map(({ name, guardian }) => [name, guardian?.userId])).toEqual([
		["Leo", s.personas.registered.id],
		["Mia", s.personas.registered.id],
		["Nils", s.organizer.id],
	]);
});

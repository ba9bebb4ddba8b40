/** The disasters of docs/runbook.md, each with photos whose rows are compared field by field before and after. */
import { PutObjectCommand } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { expect } from "vitest";
import { descriptionMaxBytes, titleMaxLength } from "@/rules/words";
import { renditionKey } from "@/server/photos/object-key";
import { encoded } from "@/server/verify/damage.fixture";
import { emptyDatabase } from "../setup/database";
import { dump } from "../setup/dump";
import { announced, jpeg, type Scene } from "../setup/photos";
import { type Person, scene } from "../setup/scene";
import { openBucket } from "../setup/store";
import { linesOf, type Run, type Tools } from "./commands";

/** Fields of a photo that is made anew of its object which are what they were. */
const back = [
	...["id", "eventId", "uploaderId", "key", "sha256", "contentType", "size", "title", "description"],
	...["forId", "sectionId", "sectionChosen", "state", "failure", "width", "height", "renditionWidths"],
	...["thumbhash", "takenAt", "takenAtOffset", "camera", "originalLostAt"],
	...["developAttempts", "developStarts", "developingUntil"],
] as const;
/** Fields that are not, or need not be, what they were. */
const notBack = [
	...["createdAt", "place", "placeReason", "placeNote", "placedById", "placedAt", "hidden"],
	...["renditionRound", "replacements", "replacementsSince"],
	...["favourites", "reportsOpen", "reportsSettledTo", "placeVersion", "movedIn"],
] as const;
export const everyField: string[] = [...back, ...notBack];

/** The columns of the table, as the database has them. */
export async function fieldsOfPhoto(): Promise<string[]> {
	const { db } = await scene();
	const rows = await db.$queryRaw<{ name: string }[]>`
		SELECT column_name::text AS name FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name = 'Photo'`;
	return rows.map(({ name }) => name);
}

type Photo = Awaited<ReturnType<typeof photosOf>>[number];

/** Without the number of a transaction. */
const photosOf = (s: Scene) => s.db.photo.findMany({ orderBy: { id: "asc" }, omit: { movedIn: true } });
const fields = (photo: Photo | undefined, names: readonly string[]) =>
	Object.fromEntries(Object.entries(photo ?? {}).filter(([name]) => names.includes(name)));
const byId = (photos: Photo[], id: string) => photos.find((photo) => photo.id === id);

interface Added {
	title: string;
	description?: string;
	sectionId?: string;
	forId?: string;
}

/** Adds a photo with words, in a section, for somebody, through the API. */
async function add(s: Scene, who: Person, words: Added, bytes: Uint8Array = jpeg()) {
	const asked = { eventId: s.event.id, ...announced(bytes), ...words };
	const upload = await s.as(who).photos.initiateUpload(asked);
	await s.put(upload, bytes);
	const confirm = async () => {
		await s.as(who).photos.confirm(upload);
		await s.settled();
		return upload.photoId;
	};
	return { id: upload.photoId, confirm };
}
const addWhole = async (...args: Parameters<typeof add>) => (await add(...args)).confirm();

/** A photo with a time, an offset and a camera. Each call makes other bytes. */
const withExif = (text: string): Promise<Uint8Array> =>
	sharp({ create: { width: 40, height: 30, channels: 3, background: "teal" } })
		.withExif({
			IFD0: { Make: "Canon", Model: "Canon EOS R6", ImageDescription: text },
			IFD2: { DateTimeOriginal: "2026:05:16 10:00:00", OffsetTimeOriginal: "-03:30" },
		})
		.jpeg()
		.toBuffer();

/** Somebody whom the guest looks after, and who attended. */
async function dependantOf(s: Scene): Promise<string> {
	const eventId = s.event.id;
	const { roll } = s.as(s.organizer);
	const own = await s.db.attendance.findFirstOrThrow({ where: { eventId, userId: s.guest.id } });
	const { id } = await roll.add({ eventId, name: "Mia", guardianId: own.id });
	await roll.setAttended({ eventId, personIds: [id], attended: true });
	return id;
}

const hour = 3_600_000;

/**
 * The originals as rclone would have copied them, an hour ago. The returned function copies them back as rclone does: it stores
 * when they were written, and with `--metadata` what they say of themselves. It was tried with rclone 1.60 on Ceph.
 */
async function backUp(s: Scene): Promise<NonNullable<Tools["rclone"]>> {
	const { tool, bucket } = await openBucket();
	const { objects: listed } = await s.storage.list(`uploads/event_${s.event.id}/`, { after: "" });
	const objects = await Promise.all(
		listed.map(async ({ key, modifiedAt }) => ({
			...{ key, bytes: await s.storage.read(key), about: await s.storage.head(key) },
			mtime: String((modifiedAt.getTime() - hour) / 1_000),
		})),
	);
	return async ({ metadata }) => {
		for (const { key, bytes, about, mtime } of objects) {
			const Body = bytes ?? new Uint8Array();
			const told = {
				ContentType: about?.contentType,
				Metadata: { ...(metadata && encoded(about?.metadata ?? {})), mtime },
			};
			await tool.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ...told }));
		}
	};
}

async function follow(run: Run, s: Scene, lines: string[], tools: Tools) {
	const codes: number[] = [];
	for (const line of lines) codes.push(await run(s, line, tools));
	return codes;
}

/** Fields that would be the same in every photo if nothing had been put into them. */
function expectFilled(photo: Photo | undefined, ...names: (keyof Photo)[]): void {
	for (const name of names) expect(photo?.[name], name).not.toBeNull();
}
const ofTheFile = ["takenAt", "takenAtOffset", "camera", "thumbhash"] as const;

export async function dumpOlder(run: Run): Promise<void> {
	const s = await scene();
	const section = await s.db.section.create({
		data: { eventId: s.event.id, name: "Party", nameKey: "party", position: 0 },
	});
	const untouched = await addWhole(s, s.guest, { title: "Before the dump" });
	const edited = await addWhole(s, s.guest, { title: "Edited after it" });
	const hidden = await addWhole(s, s.guest, { title: "Hidden after it" });
	const removed = await addWhole(s, s.guest, { title: "Removed after it" });
	const begun = await add(s, s.guest, { title: "Begun before it" });
	const forId = await dependantOf(s);
	const pgRestore = await dump();

	await begun.confirm();
	await s.as(s.guest).photos.update({ photoId: edited, title: "Another title" });
	await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: hidden, reason: "BLURRED" });
	await s.as(s.organizer).photos.remove({ photoId: removed });
	const description = "zwei  Leerzeichen, Ü\nund 🏔️";
	const words = { title: "日本語", description, sectionId: section.id, forId };
	const later = await addWhole(s, s.guest, words, await withExif("After the dump"));
	const newcomer = await s.putOnRoll(await newPerson(s), "ATTENDED");
	const theirs = await addWhole(s, newcomer, { title: "Of a person who came after the dump" });
	await s.settled();
	const before = await photosOf(s);
	expectFilled(byId(before, later), ...ofTheFile, "forId", "sectionId");

	const codes = await follow(run, s, linesOf("The dump is older than the bucket"), { pgRestore });

	const after = await photosOf(s);
	// What is left are the moved renditions of the hidden photo.
	expect(codes).toEqual([0, 0, 0, 1, 0, 1]);
	expect(byId(after, untouched)).toEqual(byId(before, untouched));
	expect(byId(after, edited)).toEqual({ ...byId(before, edited), title: "Edited after it" });
	expect(byId(after, hidden)).toMatchObject({ place: "SHOWN", state: "READY", renditionRound: 0 });
	expect(byId(after, removed)).toMatchObject({ state: "READY", originalLostAt: expect.any(Date) });
	expect(fields(byId(after, begun.id), back)).toEqual(fields(byId(before, begun.id), back));
	for (const made of [later, theirs]) {
		expect(fields(byId(after, made), back)).toEqual(fields(byId(before, made), back));
		expect(byId(after, made)).toMatchObject({ place: "WAITING" });
	}
	expect(byId(after, later)).toMatchObject(words);
	const gap =
		(byId(before, later)?.createdAt.getTime() ?? 0) - (byId(after, later)?.createdAt.getTime() ?? 0);
	expect(Math.abs(gap)).toBeLessThan(120_000);
	expect(after.map(({ id }) => id).sort()).toEqual([...before.map(({ id }) => id), removed].sort());
	const person = { name: null, email: null };
	expect(await s.db.user.findUnique({ where: { id: newcomer.id } })).toMatchObject(person);
}

async function newPerson(s: Scene): Promise<Person> {
	const who = { name: "Nils", email: "nils@scene.rollcall.test" };
	return { ...who, id: (await s.db.user.create({ data: who })).id };
}

export async function bucketOlder(run: Run): Promise<void> {
	const s = await scene();
	const kept = await addWhole(s, s.guest, { title: "In the backup" });
	const removed = await addWhole(s, s.guest, { title: "Removed after the backup" });
	const rclone = await backUp(s);
	await s.as(s.guest).photos.update({ photoId: kept, title: "Edited after the backup" });
	await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: kept, reason: "BLURRED" });
	await s.as(s.organizer).photos.remove({ photoId: removed });
	const later = await addWhole(s, s.guest, { title: "After the backup" });
	await s.settled();
	// The jobs that remove its objects have done so long ago.
	await s.db.job.deleteMany();
	const before = await photosOf(s);
	await s.storage.remove(await s.keys());

	const codes = await follow(run, s, linesOf("The bucket is older than the dump"), { rclone });

	const after = await photosOf(s);
	// What is left is the original of the removed photo.
	expect(codes).toEqual([0, 1, 0, 1]);
	expect(byId(after, kept)).toEqual(byId(before, kept));
	expect(byId(after, later)).toEqual({ ...byId(before, later), originalLostAt: expect.any(Date) });
	expect(after).toHaveLength(before.length);
	const renditions = byId(after, kept)?.renditionWidths.map((width) =>
		renditionKey(
			{ id: kept, eventId: s.event.id, renditionRound: byId(after, kept)?.renditionRound ?? 0 },
			width,
		),
	);
	expect(await s.keys()).toEqual(expect.arrayContaining(renditions ?? []));
}

export async function bothLost(run: Run): Promise<void> {
	const s = await scene();
	const section = await s.db.section.create({
		data: { eventId: s.event.id, name: "Party", nameKey: "party", position: 0 },
	});
	const words = { title: "One", description: "of the guest", sectionId: section.id };
	const whole = await addWhole(
		...[s, s.guest, { ...words, forId: await dependantOf(s) }, await withExif("One")],
	);
	await addWhole(s, s.personas.attended, { title: "Two" });
	// An object has no room for all of it.
	const long = { title: "漢".repeat(titleMaxLength), description: "é".repeat(descriptionMaxBytes / 2) };
	const cut = await addWhole(s, s.guest, long);
	const before = await photosOf(s);
	expectFilled(byId(before, whole), ...ofTheFile, "forId", "sectionId");
	const keys = await s.keys();
	const rclone = await backUp(s);
	await s.storage.remove(keys);
	await emptyDatabase(s.db);

	const slug = `restored-${s.event.id}`;
	const codes = await follow(run, s, linesOf("Both are lost but for `uploads/`", slug), { rclone });

	expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
	const after = await photosOf(s);
	/** What the event had is lost with it. */
	const ofTheEvent = ["forId", "sectionId", "sectionChosen"];
	const own = back.filter((name) => name !== "description" && !ofTheEvent.includes(name));
	expect(after.map((photo) => fields(photo, own))).toEqual(before.map((photo) => fields(photo, own)));
	for (const photo of after) {
		const { description = "", createdAt } = byId(before, photo.id) ?? {};
		if (photo.id !== cut) expect(photo.description).toBe(description);
		expect(photo).toMatchObject({ place: "WAITING", forId: null, sectionId: null, sectionChosen: false });
		// The backup is an hour old, and the objects are as old as its.
		const earlier = (createdAt?.getTime() ?? 0) - photo.createdAt.getTime();
		expect(Math.abs(earlier - hour)).toBeLessThan(120_000);
	}
	const beginning = byId(after, cut)?.description ?? "";
	expect(long.description.startsWith(beginning)).toBe(true);
	expect([beginning.length > 0, beginning.length < long.description.length]).toEqual([true, true]);
	expect(await s.keys()).toEqual(keys);
	expect(await s.db.event.findMany({ include: { roll: true } })).toMatchObject([
		{ id: s.event.id, slug, timezone: "UTC", roll: [{ email: "ada@example.org", role: "ORGANIZER" }] },
	]);
	const people = [...new Set(before.map(({ uploaderId }) => uploaderId))].sort();
	expect(await s.db.user.findMany({ orderBy: { id: "asc" } })).toMatchObject(
		people.map((id) => ({ id, name: null, email: null })),
	);
}

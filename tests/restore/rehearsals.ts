/** The disasters of docs/runbook.md, each with photos whose rows are compared field by field before and after. */
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { renditionKey } from "@/server/photos/object-key";
import { encoded } from "@/server/verify/damage.fixture";
import { emptyDatabase } from "../setup/database";
import { dump } from "../setup/dump";
import { announced, jpeg, type Scene } from "../setup/photos";
import { type Person, scene } from "../setup/scene";
import { openBucket } from "../setup/store";
import { linesOf, type Run } from "./commands";

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

/** Adds a photo with words, in a section, through the API. */
async function add(
	s: Scene,
	who: Person,
	words: { title: string; description?: string; sectionId?: string },
) {
	const bytes = jpeg();
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

/** The objects below a folder. The returned function makes the folder what it was. */
async function backUp(s: Scene, folder: string) {
	const { tool, bucket } = await openBucket();
	const keys = (await s.keys()).filter((key) => key.startsWith(folder));
	const objects = await Promise.all(
		keys.map(async (key) => ({ key, bytes: await s.storage.read(key), about: await s.storage.head(key) })),
	);
	return async () => {
		await s.storage.remove((await s.keys()).filter((key) => key.startsWith(folder)));
		for (const { key, bytes, about } of objects) {
			const Body = bytes ?? new Uint8Array();
			const told = { ContentType: about?.contentType, Metadata: encoded(about?.metadata ?? {}) };
			await tool.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ...told }));
		}
	};
}

async function follow(run: Run, s: Scene, lines: string[], restoreDump?: () => Promise<void>) {
	const codes: number[] = [];
	for (const line of lines) codes.push(await run(s, line, restoreDump));
	return codes;
}

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
	const restoreDump = await dump();

	await begun.confirm();
	await s.as(s.guest).photos.update({ photoId: edited, title: "Another title" });
	await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: hidden, reason: "BLURRED" });
	await s.as(s.organizer).photos.remove({ photoId: removed });
	const description = "zwei  Leerzeichen, Ü\nund 🏔️";
	const later = await addWhole(s, s.guest, { title: "日本語", description, sectionId: section.id });
	const newcomer = await s.putOnRoll(await newPerson(s), "ATTENDED");
	const theirs = await addWhole(s, newcomer, { title: "Of a person who came after the dump" });
	await s.settled();
	const before = await photosOf(s);

	const codes = await follow(run, s, linesOf("The dump is older than the bucket"), restoreDump);

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
	expect(byId(after, later)).toMatchObject({ title: "日本語", description, sectionId: section.id });
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
	const restoreBucket = await backUp(s, "uploads/");
	await s.as(s.guest).photos.update({ photoId: kept, title: "Edited after the backup" });
	await s.as(s.organizer).photos.hide({ eventId: s.event.id, photoId: kept, reason: "BLURRED" });
	await s.as(s.organizer).photos.remove({ photoId: removed });
	const later = await addWhole(s, s.guest, { title: "After the backup" });
	await s.settled();
	// The jobs that remove its objects have done so long ago.
	await s.db.job.deleteMany();
	const before = await photosOf(s);
	await s.storage.remove(await s.keys());
	await restoreBucket();

	const codes = await follow(run, s, linesOf("The bucket is older than the dump"));

	const after = await photosOf(s);
	// What is left is the original of the removed photo.
	expect(codes).toEqual([1, 0, 1]);
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
	await addWhole(s, s.guest, { title: "One", description: "of the guest" });
	await addWhole(s, s.personas.attended, { title: "Two" });
	const before = await photosOf(s);
	const keys = await s.keys();
	await s.storage.remove(keys.filter((key) => key.startsWith("optimized/")));
	await emptyDatabase(s.db);

	const slug = `restored-${s.event.id}`;
	const codes = await follow(run, s, linesOf("Both are lost but for `uploads/`", slug));

	expect(codes).toEqual([0, 0, 0, 0, 0]);
	const after = await photosOf(s);
	expect(after.map((photo) => fields(photo, back))).toEqual(before.map((photo) => fields(photo, back)));
	expect(after.map(({ place }) => place)).toEqual(["WAITING", "WAITING"]);
	expect(await s.keys()).toEqual(keys);
	expect(await s.db.event.findMany({ include: { roll: true } })).toMatchObject([
		{ id: s.event.id, slug, timezone: "UTC", roll: [{ email: "ada@example.org", role: "ORGANIZER" }] },
	]);
	expect(await s.db.user.findMany({ orderBy: { id: "asc" } })).toMatchObject(
		before
			.map(({ uploaderId }) => ({ id: uploaderId, name: null, email: null }))
			.sort((a, b) => (a.id < b.id ? -1 : 1)),
	);
}

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { databaseAt, migrations } from "@/tests/setup/database-at";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { finishJobs, putBackJobs, retryLater, takeJobs } from "./job-queue";

type Scene = Awaited<ReturnType<typeof scene>>;

const kind = "DEVELOP";
const minute = 60_000;

async function add(s: Scene, personId: string | null, subjects: string[]) {
	for (const subject of subjects) await s.db.job.create({ data: { kind, subject, personId } });
}

const names = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${n}`);

/** Takes and finishes one job after the other, and returns what they were about. */
async function runInOrder(s: Scene, most = 1_000): Promise<string[]> {
	const order: string[] = [];
	while (order.length < most) {
		const [job] = await takeJobs(s.deps, { kind, most: 1 });
		if (!job) break;
		order.push(job.subject);
		await finishJobs(s.deps, [job]);
	}
	return order;
}

test("somebody's one photo never waits behind another's five hundred", async () => {
	const s = await scene();
	const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
	await s.db.job.createMany({ data: names("a", 500).map((subject) => ({ kind, subject, personId: a })) });
	expect(await runInOrder(s, 3)).toEqual(["a0", "a1", "a2"]);
	await add(s, b, ["b0"]);
	await add(s, c, names("c", 3));
	// The turn of a3 has come after that of a2. The two others come next, and then everybody in turn.
	expect(await runInOrder(s, 8)).toEqual(["b0", "c0", "a3", "c1", "a4", "c2", "a5", "a6"]);
	// Somebody who was served before has no worse turn than somebody new, and saves up none.
	await add(s, b, ["b1"]);
	expect((await runInOrder(s, 2)).includes("b1")).toBe(true);
});

test("the photos of one person are developed in the order in which they were added", async () => {
	const s = await scene();
	const added: string[] = [];
	for (let n = 0; n < 5; n++)
		added.push((await plantPhoto(s, { uploaderId: s.guest.id, state: "DEVELOPING" })).photoId);
	expect(await runInOrder(s)).toEqual(added);
});

test("twenty processes that take jobs at once get each job once", async () => {
	const s = await scene();
	await add(s, s.guest.id, names("a", 60));
	const takers = Array.from({ length: 20 }, async () => {
		const mine: string[] = [];
		for (let jobs = await takeJobs(s.deps, { kind, most: 2 }); jobs.length > 0; ) {
			mine.push(...jobs.map(({ subject }) => subject));
			jobs = await takeJobs(s.deps, { kind, most: 2 });
		}
		return mine;
	});
	const taken = (await Promise.all(takers)).flat();
	expect(taken.sort()).toEqual(names("a", 60).sort());
});

test("a job whose process died is taken again after its lease, and the dead one cannot end it any more", async () => {
	const s = await scene({ now: new Date() });
	await add(s, s.guest.id, ["a0"]);
	const [dead] = await takeJobs(s.deps, { kind, most: 1 });
	expect(await takeJobs(s.deps, { kind, most: 1 })).toEqual([]);
	s.clock.now = new Date(s.deps.now().getTime() + 5 * minute);
	const [job] = await takeJobs(s.deps, { kind, most: 1 });
	expect(job).toMatchObject({ subject: "a0", attempts: 2 });
	if (!dead || !job) throw new Error("No job was taken.");

	await finishJobs(s.deps, [dead]);
	await putBackJobs(s.deps, [dead], s.deps.now());
	await retryLater(s.deps, dead);
	expect(await takeJobs(s.deps, { kind, most: 1 })).toEqual([]);
	await finishJobs(s.deps, [job]);
	expect(await s.db.job.count()).toBe(0);
});

test("a job that failed is tried again later each time, behind the others of its person", async () => {
	const s = await scene({ now: new Date() });
	await add(s, s.guest.id, ["a0"]);
	const seconds: number[] = [];
	for (let attempt = 0; attempt < 7; attempt++) {
		const [job] = await takeJobs(s.deps, { kind, most: 1 });
		if (!job) throw new Error("No job was taken.");
		expect(job.subject).toBe("a0");
		await retryLater(s.deps, job);
		const { runAfter } = await s.db.job.findFirstOrThrow({ where: { subject: job.subject } });
		seconds.push(((runAfter?.getTime() ?? 0) - s.deps.now().getTime()) / 1_000);
		s.clock.now = runAfter ?? undefined;
	}
	expect(seconds).toEqual([10, 20, 40, 80, 160, 300, 300]);
	await add(s, s.guest.id, ["a1"]);
	const [job] = await takeJobs(s.deps, { kind, most: 1 });
	if (job) await retryLater(s.deps, job);
	s.clock.now = new Date(s.deps.now().getTime() + 10 * minute);
	expect(await runInOrder(s)).toEqual(["a1", "a0"]);
});

test("a photo has a job while it is to be developed, whoever writes its row", async () => {
	const s = await scene();
	const subjects = async () => (await s.db.job.findMany()).map(({ subject }) => subject).sort();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, state: "DEVELOPING" });
	const { photoId: ready } = await plantPhoto(s, { uploaderId: s.guest.id });
	expect(await subjects()).toEqual([photoId]);
	await s.db.$executeRaw`UPDATE "Photo" SET state = 'DEVELOPING' WHERE id = ${ready}::uuid`;
	expect(await subjects()).toEqual([photoId, ready].sort());
	await s.db.photo.delete({ where: { id: photoId } });
	expect(await subjects()).toEqual([ready]);
	await s.db.$executeRaw`UPDATE "Photo" SET state = 'READY' WHERE id = ${ready}::uuid`;
	expect(await subjects()).toEqual([]);
});

test("the migration adds jobs for the photos that are to be developed, and leaves the keys that the release before recorded", async () => {
	const { client, migrate } = await databaseAt("20261130010000_place_in_the_album");
	const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
	await client.query(`INSERT INTO "User" (id, name) VALUES ($1, 'Olga')`, [id(1)]);
	await client.query(
		`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt")
		 VALUES ($1, 'hike', 'Hike', 'UTC', now(), now(), now())`,
		[id(2)],
	);
	for (const [n, state] of [
		[3, "DEVELOPING"],
		[4, "FAILED"],
		[5, "DEVELOPING"],
	] as const)
		await client.query(
			`INSERT INTO "Photo" (id, "eventId", "uploaderId", key, sha256, "contentType", size, title, state)
			 VALUES ($1::uuid, $2, $3, 'uploads/' || $1::text, encode(sha256($1::text::bytea), 'hex'), 'image/jpeg', 1, 'x', $4::"PhotoState")`,
			[id(n), id(2), id(1), state],
		);
	await client.query(`INSERT INTO "ObjectRemoval" (key) VALUES ('uploads/x')`);

	await migrate(migrations.at(-1));

	const { rows } = await client.query(`SELECT kind, subject, "personId", turn::int FROM "Job" ORDER BY turn`);
	const job = { kind: "DEVELOP", personId: id(1) };
	expect(rows).toEqual([
		{ ...job, subject: id(3), turn: 0 },
		{ ...job, subject: id(5), turn: 1 },
	]);
	expect((await client.query(`SELECT key FROM "ObjectRemoval"`)).rows).toEqual([{ key: "uploads/x" }]);
});

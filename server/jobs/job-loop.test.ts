/** Loops in processes of their own, on one database and one store, some of which are killed at a random moment. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { tsxArguments } from "@/scripts/stack/tsx";
import { arrive, jpeg, plantObjects, plantPhoto, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { idsOfOriginal, originalKey, renditionFile, renditionKey } from "../photos/object-key";
import { runJobLoop } from "./job-loop";
import { makeProcess } from "./this-process";
import { wakeLoop } from "./wake";

const started: ChildProcess[] = [];
afterEach(() => {
	for (const child of started.splice(0)) child.kill("SIGKILL");
});

function startProcess() {
	const child = spawn(process.execPath, tsxArguments("server/jobs/job-loop.fixture.ts"), {
		stdio: ["ignore", "pipe", "inherit"],
		env: { ...process.env, LOG_LEVEL: "silent" },
	});
	started.push(child);
	let said = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		said += text;
	});
	/** The keys of the objects that it has read, written or removed. */
	const did = (verb: "read" | "write" | "remove") =>
		said.split("\n").flatMap((line) => (line.startsWith(`${verb} `) ? line.slice(verb.length + 1) : []));
	return {
		ended: once(child, "exit"),
		did,
		/** The ids of the photos that it has begun to develop. */
		begun: () => did("read").flatMap((key) => idsOfOriginal(key)?.photoId ?? []),
		kill: (signal: NodeJS.Signals) => child.kill(signal),
	};
}

const patience = { timeout: 120_000, interval: 100 };

async function confirmed(s: Scene, count: number, make: () => Uint8Array = jpeg): Promise<string[]> {
	const ids: string[] = [];
	for (let n = 0; n < count; n++) {
		const { id } = await s.as(s.guest).photos.confirm(await arrive(s, s.guest, make()));
		ids.push(id);
	}
	return ids;
}

const inState = (s: Scene, state: "READY" | "DEVELOPING") => s.db.photo.count({ where: { state } });

async function expectNothingElse(s: Scene) {
	const photos = await s.db.photo.findMany();
	const keys = photos.flatMap((photo) => [
		photo.key,
		...photo.renditionWidths.map((width) => renditionKey(photo, width)),
	]);
	expect(await s.keys()).toEqual(keys.sort());
	await expect.poll(() => s.db.job.count({ where: { kind: "DEVELOP" } }), patience).toBe(0);
}

/** Ends all leases, as some minutes do. */
async function leasesEnd(s: Scene) {
	await s.db.$executeRaw`UPDATE "Photo" SET "developingUntil" = now() WHERE state = 'DEVELOPING'`;
	await s.db.$executeRaw`UPDATE "Job" SET "leaseUntil" = now(), "runAfter" = NULL WHERE kind = 'DEVELOP'`;
}

test("two processes develop each photo once", async () => {
	const s = await scene();
	s.deps.jobsSoon = () => {};
	const ids = await confirmed(s, 16);
	const processes = [startProcess(), startProcess()];

	await expect.poll(() => inState(s, "READY"), patience).toBe(16);

	const begun = processes.map((one) => one.begun());
	expect(begun.flat().sort()).toEqual(ids.sort());
	expect(await s.db.photo.count({ where: { developAttempts: 1, developStarts: 0 } })).toBe(16);
	await expectNothingElse(s);
});

test("two processes share removals and moves, and do nothing twice", async () => {
	const s = await scene();
	const ids: string[] = [];
	for (let n = 0; n < 20; n++) {
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, renditionWidths: [32, 64] });
		await plantObjects(s, photoId);
		ids.push(photoId);
	}
	const removed = Array.from({ length: 50 }, () => originalKey(s.event.id, randomUUID(), "image/jpeg"));
	await Promise.all(removed.map((key) => s.storage.write(key, jpeg(), renditionFile)));
	// So old that nobody can write under the keys any more.
	const createdAt = new Date(Date.now() - 24 * 3_600_000);
	await s.db.job.createMany({
		data: removed.map((subject) => ({ kind: "REMOVE_OBJECT", subject, createdAt })),
	});
	await s.db.photo.updateMany({ data: { place: "HIDDEN" } });
	const processes = [startProcess(), startProcess()];

	const left = () =>
		s.db.job.count({ where: { OR: [{ kind: "MOVE_RENDITIONS" }, { subject: { in: removed } }] } });
	await expect.poll(left, patience).toBe(0);

	const did = (verb: "write" | "remove") => processes.flatMap((one) => one.did(verb));
	const moved = ids.flatMap((id) =>
		[32, 64].map((width) => renditionKey({ id, eventId: s.event.id, renditionRound: 1 }, width)),
	);
	await expect.poll(() => did("write").sort(), patience).toEqual(moved.sort());
	expect(
		did("remove")
			.filter((key) => removed.includes(key))
			.sort(),
	).toEqual(removed.sort());
	expect(await s.db.photo.count({ where: { renditionRound: 1 } })).toBe(20);
	await expectNothingElse(s);
});

test("a process that is killed at any moment costs nothing", async () => {
	const s = await scene();
	s.deps.jobsSoon = () => {};
	await confirmed(s, 12);
	const seed = Math.random();
	const after = 1 + Math.floor(seed * 10);
	console.log(`seed ${seed}: both are killed when they have begun ${after} of 12`);
	const killed = [startProcess(), startProcess()];
	const begun = () => killed.flatMap((one) => one.begun()).length;
	await expect.poll(begun, { ...patience, interval: 10 }).toBeGreaterThanOrEqual(after);
	for (const one of killed) one.kill("SIGKILL");
	await Promise.all(killed.map(({ ended }) => ended));
	const left = await inState(s, "DEVELOPING");
	expect(left).toBeGreaterThan(0);

	await leasesEnd(s);
	const next = startProcess();
	await expect.poll(() => inState(s, "READY"), patience).toBe(12);

	expect(next.begun()).toHaveLength(left);
	expect(await s.db.photo.count({ where: { developAttempts: 1 } })).toBe(12);
	await expectNothingElse(s);
});

test("a process that is asked to end gives back what it has begun, and begins nothing new", async () => {
	const s = await scene();
	s.deps.jobsSoon = () => {};
	// Large enough that some are under way when the process is asked to end. Decoders ignore what follows the end.
	const file = await readFile(new URL("../../tests/fixtures/photos/dandelions.jpg", import.meta.url));
	let salt = 0;
	await confirmed(s, 30, () => new Uint8Array(Buffer.concat([file, Buffer.from(String(salt++))])));
	const asked = startProcess();
	await expect.poll(() => asked.begun().length, patience).toBeGreaterThanOrEqual(2);
	const begin = performance.now();
	asked.kill("SIGTERM");
	const begun = asked.begun().length;

	expect(await asked.ended).toEqual([143, null]);

	// Not asserted more strictly, because the machine may be busy: Docker waits for ten seconds.
	expect((performance.now() - begin) / 1_000).toBeLessThan(10);
	expect(asked.begun().length - begun).toBeLessThanOrEqual(1);
	// Whatever it had not finished can be taken at once.
	const now = new Date();
	const held = { OR: [{ developingUntil: { gt: now } }, { developStarts: { gt: 0 } }] };
	expect(await s.db.photo.count({ where: { state: "DEVELOPING", ...held } })).toBe(0);
	expect(await s.db.job.count({ where: { leaseUntil: { gt: now } } })).toBe(0);
	expect(await inState(s, "DEVELOPING")).toBeGreaterThan(20);
});

test("a photo that runs out of time is given back, and costs neither an attempt nor a longer lease", async () => {
	const s = await scene();
	s.deps.jobsSoon = () => {};
	const [id] = await confirmed(s, 1);
	const host = makeProcess();
	const storage = {
		...s.storage,
		read: (key: string) => {
			// The store does not answer, and the process has to end.
			host.stopping.abort();
			host.outOfTime.abort();
			return new Promise<never>(() => void key);
		},
	};

	await runJobLoop({ ...s.deps, storage }, host);

	const photo = () => s.db.photo.findUniqueOrThrow({ where: { id } });
	expect(await photo()).toMatchObject({ state: "DEVELOPING", developAttempts: 0, developStarts: 0 });
	const other = makeProcess();
	const looping = runJobLoop(s.deps, other);
	await expect.poll(() => inState(s, "READY"), patience).toBe(1);
	other.stopping.abort();
	await looping;
});

test("a loop that waits begins a new job at once when its process adds one", async () => {
	const s = await scene();
	s.deps.jobsSoon = wakeLoop;
	const host = makeProcess();
	let looks = 0;
	const db: typeof s.db = Object.create(s.db, {
		$queryRaw: {
			get: () => {
				looks += 1;
				return s.db.$queryRaw.bind(s.db);
			},
		},
	});
	const looping = runJobLoop({ ...s.deps, db }, host);
	// Two workers that develop, and one each that moves, removes and sends e-mail.
	await expect.poll(() => looks).toBeGreaterThanOrEqual(5);
	const before = looks;
	await s.as(s.guest).photos.confirm(await arrive(s, s.guest, jpeg()));
	expect(looks).toBeGreaterThan(before);
	await expect.poll(() => inState(s, "READY"), patience).toBe(1);
	host.stopping.abort();
	await looping;
});

import { expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { arrive, begin, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { makeLog } from "../telemetry/log";
import { sweep } from "./sweep";
import { thisProcess } from "./this-process";

const hour = 3_600_000;

test("a photo that could not be confirmed is logged with the reason", async () => {
	const s = await scene();
	const { photoId } = await arrive(s, s.guest, jpeg());
	const lines: string[] = [];
	const log = makeLog("info", { write: (line) => lines.push(line) });

	expect(await sweep({ ...s.deps, log, storage: await deadStore() })).toMatchObject({ failed: 1 });

	expect(lines.map((line) => JSON.parse(line))).toMatchObject([
		{ level: "error", photoId, err: { code: "STORAGE_UNAVAILABLE" }, msg: "left to the next sweep" },
	]);
});

test("a photo that the semaphore admits only when the time is up keeps its attempts for the next sweep", async () => {
	const s = await scene();
	s.deps.jobsSoon = () => {};
	const { id } = await s.as(s.guest).photos.confirm(await arrive(s, s.guest, jpeg()));
	let free = () => {};
	const held = new Promise<void>((done) => {
		free = done;
	});
	const others = [thisProcess.develop(() => held), thisProcess.develop(() => held)];
	const until = new Date(Date.now() + 2_000);

	const swept = sweep(s.deps, { until });
	while (new Date() < until) await new Promise((later) => setTimeout(later, 50));
	free();
	await Promise.all(others);

	expect(await swept).toMatchObject({ developed: 0, failed: 0, unfinished: 1 });
	const photo = () => s.db.photo.findUniqueOrThrow({ where: { id } });
	expect(await photo()).toMatchObject({ state: "DEVELOPING", developAttempts: 0, developingUntil: null });
	expect(await sweep(s.deps)).toMatchObject({ developed: 1 });
	expect(await photo()).toMatchObject({ state: "READY", developAttempts: 1 });
});

test("an ended intent that was renewed and ended again during the check is kept", async () => {
	const s = await scene();
	await begin(s, s.guest, jpeg());
	await s.db.upload.updateMany({ data: { state: "EXPIRED", expiresAt: new Date(Date.now() - 25 * hour) } });
	const again = { state: "REJECTED", expiresAt: new Date(), removingUntil: null } as const;
	const storage: typeof s.storage = {
		...s.storage,
		async head(key, options) {
			await s.db.upload.updateMany({ data: again });
			return s.storage.head(key, options);
		},
	};

	expect(await sweep({ ...s.deps, storage })).toMatchObject({ failed: 0 });

	expect(await s.db.upload.findMany()).toMatchObject([again]);
});

test("a photo that the sweep confirms is developed before the other uploads have been looked at", async () => {
	const s = await scene();
	const first = await arrive(s, s.guest, jpeg());
	const second = await arrive(s, s.guest, jpeg());
	const state = async () => (await s.db.photo.findUnique({ where: { id: first.photoId } }))?.state;
	const head: typeof s.storage.head = async (key, options) => {
		if (key.includes(second.photoId))
			while ((await state()) !== "READY") await new Promise((later) => setTimeout(later, 50));
		return s.storage.head(key, options);
	};
	const report = await sweep({ ...s.deps, storage: { ...s.storage, head } });
	expect(report).toMatchObject({ confirmed: 2, developed: 2 });
});

test.each(["head", "read"] as const)(
	"a sweep returns when its time is up although a request (%s) never ends, and the next one continues",
	async (request) => {
		const s = await scene();
		const { photoId } = await arrive(s, s.guest, jpeg());
		const storage = { ...s.storage, [request]: () => new Promise<never>(() => {}) };
		const until = new Date(Date.now() + 2_500);

		const report = await sweep({ ...s.deps, storage }, { until });

		expect(report).toMatchObject({ confirmed: request === "read" ? 1 : 0, developed: 0, unfinished: 1 });
		const given = () => s.db.job.findFirst({ where: { leaseUntil: { not: null } } });
		await expect.poll(given).toBeNull();
		expect(await sweep(s.deps)).toMatchObject({ developed: 1, unfinished: 0 });
		expect(await s.db.photo.findMany()).toMatchObject([{ id: photoId, state: "READY", developAttempts: 1 }]);
	},
);

test("a sweep returns when its time is up although the database does not take its report", async () => {
	const s = await scene();
	const storage = { ...s.storage, head: () => new Promise<never>(() => {}) };
	await begin(s, s.guest, jpeg());
	const db = s.db.$extends({ query: { sweepRun: { create: () => new Promise<never>(() => {}) } } });
	const until = new Date(Date.now() + 1_500);

	const late = new Promise((done) => setTimeout(done, 2_500, "late"));
	const end = await Promise.race([
		sweep({ ...s.deps, db: db as unknown as typeof s.db, storage }, { until }),
		late,
	]);

	expect(end).toMatchObject({ unfinished: 1 });
});

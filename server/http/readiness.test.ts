import { PrismaPg } from "@prisma/adapter-pg";
import { expect, test, vi } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { freePort } from "@/scripts/stack/ports";
import { deadStore } from "@/tests/setup/dead-store";
import { scene } from "@/tests/setup/scene";
import { silentStore } from "@/tests/setup/silent-store";
import { openBucket } from "@/tests/setup/store";
import { makeS3Store } from "../storage/s3-store";
import { makeReadiness } from "./readiness";

test("a server is ready while its database and its store answer", async () => {
	const { deps } = await scene();
	expect(await makeReadiness(deps)()).toEqual({ database: "ok", storage: "ok" });
});

test("a part that does not respond is named, and the other part is still reported", async () => {
	const { deps } = await scene();
	const nobody = `postgres://nobody:nothing@127.0.0.1:${await freePort()}/nowhere`;
	const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: nobody }) });

	expect(await makeReadiness({ ...deps, db })()).toEqual({ database: "failing", storage: "ok" });
	expect(await makeReadiness({ ...deps, storage: await deadStore() })()).toEqual({
		database: "ok",
		storage: "failing",
	});
	await db.$disconnect();
});

test("a server whose bucket does not exist is not ready", async () => {
	const { deps } = await scene();
	const { client } = await openBucket();
	const storage = makeS3Store({ client, bucket: "of-another-stage", urlWindowSeconds: 60 });
	expect(await makeReadiness({ ...deps, storage })()).toEqual({ database: "ok", storage: "failing" });
});

test("a store that never responds does not delay the answer forever", async () => {
	const { deps } = await scene();
	const silent = { ...deps.storage, readStart: () => new Promise<never>(() => {}) };
	expect(await makeReadiness({ ...deps, storage: silent })()).toMatchObject({ storage: "failing" });
});

test("checking a store that never responds leaves no connection open", async () => {
	const { deps } = await scene();
	const { storage, connections, requests, stop } = await silentStore();
	try {
		expect(await makeReadiness({ ...deps, storage })()).toMatchObject({ storage: "failing" });
		expect(requests()).toBe(1);
		await vi.waitFor(() => expect(connections()).toBe(0), 10_000);
	} finally {
		stop();
	}
});

test("many requests cause only one check in five seconds", async () => {
	const { deps } = await scene();
	let asked = 0;
	let now = new Date("2026-06-01T12:00:00Z");
	const storage = {
		...deps.storage,
		readStart: async () => {
			asked += 1;
			return null;
		},
	};
	const readiness = makeReadiness({ ...deps, storage, now: () => now });

	await Promise.all(Array.from({ length: 50 }, () => readiness()));
	expect(asked).toBe(1);
	now = new Date(now.getTime() + 5_000);
	await readiness();
	expect(asked).toBe(2);
});

import { S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { plantListed, startListingStore } from "@/bench/setup/listing-store";
import { scene } from "@/tests/setup/scene";
import { makeS3Store } from "../storage/s3-store";
import { verify } from "./verify";
import { verifySample } from "./verify-sample";

async function listing() {
	const s = await scene();
	const store = await startListingStore();
	const client = new S3Client({
		...{ endpoint: store.endpoint, region: "us-east-1", forcePathStyle: true },
		credentials: { accessKeyId: "a", secretAccessKey: "b" },
	});
	const storage = makeS3Store({ client, bucket: "photos", urlWindowSeconds: 60 });
	return { s, store, client, storage };
}

test("of many photos the doctor compares one page, and a verification compares all pages of both sides", async () => {
	const { s, store, client, storage } = await listing();
	try {
		store.have(2_500);
		for (const statement of plantListed(1, 2_500)) await s.db.$executeRawUnsafe(statement);

		const { report, whole } = await verifySample({ ...s.deps, storage });
		expect(whole).toBe(false);
		expect(report).toMatchObject({ photos: 1_000, originals: 1_000, renditions: 1_000, differences: {} });
		expect(await verify({ ...s.deps, storage })).toMatchObject({
			...{ photos: 2_500, originals: 2_500, renditions: 2_500, differences: {} },
		});
	} finally {
		client.destroy();
		await store.stop();
	}
});

test("of many objects without rows the doctor compares one page as well", async () => {
	const { s, store, client, storage } = await listing();
	try {
		store.have(2_500);
		for (const statement of plantListed(1, 5)) await s.db.$executeRawUnsafe(statement);
		const { report, whole } = await verifySample({ ...s.deps, storage });
		expect(whole).toBe(false);
		expect(report.originals).toBeLessThanOrEqual(1_000);
		expect(report.originals).toBeGreaterThan(0);
	} finally {
		client.destroy();
		await store.stop();
	}
});

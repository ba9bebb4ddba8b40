import sharp from "sharp";
import { expect, test } from "vitest";
import { claimsOf, currentSession, newSession } from "@/server/auth/session";
import { limits } from "@/server/limits";
import { makeS3Store } from "@/server/storage/s3-store";
import { scene } from "@/tests/setup/scene";
import { openBucket } from "@/tests/setup/store";
import { aims, costOfOnePhoto, countCalls } from "./setup/count-calls";

const { client, bucket } = await openBucket();
const measure = countCalls(client);

test("one initiate costs at most 4 queries and no S3 call, one confirm at most 4 queries and 2 S3 calls", async () => {
	const { as, guest, event, deps } = await scene({ attended: true });
	deps.storage = makeS3Store({ client, bucket, urlWindowSeconds: limits.imageUrlWindowSeconds });
	deps.jobsSoon = () => {};
	const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
		.jpeg()
		.toBuffer();
	const { photos } = as(guest);
	// The first photo opens new connections, which costs more.
	await costOfOnePhoto(measure, { photos, eventId: event.id, jpeg });

	const cost = await costOfOnePhoto(measure, { photos, eventId: event.id, jpeg });

	expect(cost).toEqual({
		// Each is one transaction, whose BEGIN and COMMIT are counted separately.
		initiate: { queries: 4, brackets: 2, s3: 0 },
		confirm: { queries: 4, brackets: 2, s3: 2 },
	});
	for (const call of ["initiate", "confirm"] as const) {
		expect(cost[call].queries).toBeLessThanOrEqual(aims[call].queries);
		expect(cost[call].s3).toBeLessThanOrEqual(aims[call].s3);
	}
});

test("checking the session costs one query for each request, whatever the request is", async () => {
	const { db, deps, guest } = await scene();
	const claims = claimsOf(await newSession(db, { userId: guest.id, way: "demo" }));
	if (!claims) throw new Error("This is no session.");
	await currentSession(deps.prepared, claims);

	const { answer, cost } = await measure(() => currentSession(deps.prepared, claims));

	expect(answer).toMatchObject({ sub: guest.id });
	expect(cost).toEqual({ queries: 1, brackets: 0, s3: 0 });
});

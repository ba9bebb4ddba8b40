/** The app's user in a store of one's own (scripts/self-host/ceph-policy.json), made as docs/self-host.md says, on the Ceph of the tests. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import {
	CreateBucketCommand,
	DeleteBucketCommand,
	DeleteBucketPolicyCommand,
	DeleteObjectCommand,
	DeleteObjectsCommand,
	GetBucketPolicyCommand,
	GetObjectCommand,
	HeadObjectCommand,
	PutBucketAclCommand,
	PutBucketCorsCommand,
	PutBucketLifecycleConfigurationCommand,
	PutBucketPolicyCommand,
	PutBucketVersioningCommand,
	PutObjectAclCommand,
	PutObjectCommand,
} from "@aws-sdk/client-s3";
import { expect, inject } from "vitest";
import { z } from "zod";
import { examineStore } from "@/scripts/doctor/store";
import { s3Client, toolClient } from "@/scripts/stack/buckets";
import { root } from "@/scripts/stack/root";
import { sweep } from "@/server/jobs/sweep";
import { appRouter } from "@/server/routers/_app";
import { createCallerFactory } from "@/server/routers/trpc";
import { makeS3Store } from "@/server/storage/s3-store";
import { contextOf } from "./setup/context";
import { announced, jpeg } from "./setup/photos";
import { scene } from "./setup/scene";
import { onCeph, openBucket } from "./setup/store";

/** A user who may make no bucket and has the rights of the policy in this file's bucket. Their keys are in `store`. */
async function appUser() {
	const { bucket, tool } = await openBucket();
	const { cephConfig, ...store } = inject("store");
	const user = `rollcall-app-${randomUUID()}`;
	const create = ["user", "create", `--uid=${user}`, "--display-name=Rollcall", "--max-buckets=-1"];
	const { stdout } = await promisify(execFile)("radosgw-admin", [
		...["-c", cephConfig, "-n", "client.rgw"],
		...create,
	]);
	const [keys] = z
		.object({ keys: z.array(z.object({ access_key: z.string(), secret_key: z.string() })) })
		.parse(JSON.parse(stdout)).keys;
	const Policy = readFileSync(join(root, "scripts/self-host/ceph-policy.json"), "utf8")
		.replaceAll("user/rollcall-app", `user/${user}`)
		.replaceAll(":::rollcall", `:::${bucket}`);
	await tool.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
	return {
		...{ bucket, owner: tool, Policy },
		store: { ...store, accessKeyId: keys?.access_key ?? "", secretAccessKey: keys?.secret_key ?? "" },
	};
}

onCeph("the app and the doctor need no more than the rights of the policy", async () => {
	const s = await scene();
	const { store, bucket, owner } = await appUser();
	const client = s3Client(store);
	const storage = makeS3Store({ client, bucket, urlWindowSeconds: 3_600 });
	const deps = { ...s.deps, storage };
	const as = createCallerFactory(appRouter)(contextOf(deps, s.guest));
	const bytes = jpeg();
	const add = async (photo: Uint8Array) => {
		const upload = await as.photos.initiateUpload({ eventId: s.event.id, ...announced(photo) });
		expect((await s.put(upload, photo)).status).toBe(200);
		await as.photos.confirm({ photoId: upload.photoId });
		await s.settled();
		return upload.photoId;
	};

	const photoId = await add(bytes);
	const photo = await as.photos.byId({ photoId });
	expect(photo).toMatchObject({ state: "READY" });
	const keys = await s.keys();
	const [original = ""] = keys.filter((key) => key.startsWith("uploads/"));
	expect(keys.length).toBeGreaterThan(1);
	expect(await storage.head(original)).toMatchObject({ size: bytes.byteLength });
	expect(Buffer.compare((await storage.read(original)) ?? new Uint8Array(), bytes)).toBe(0);
	expect((await storage.list("uploads/", { after: "" })).objects).toMatchObject([{ key: original }]);
	expect((await fetch(await storage.presignGet(original, { now: new Date() }))).status).toBe(200);
	// Without the right to list, the store answers 403 for an object that does not exist.
	expect(await storage.head("uploads/nobody.jpg")).toBeNull();
	expect(await storage.read("uploads/nobody.jpg")).toBeNull();
	// What the bucket's owner put before the app had a user of its own.
	await owner.send(new PutObjectCommand({ Bucket: bucket, Key: "uploads/earlier.jpg", Body: "earlier" }));
	expect(Buffer.from((await storage.read("uploads/earlier.jpg")) ?? []).toString()).toBe("earlier");
	await storage.remove(["uploads/earlier.jpg"]);

	await as.photos.remove({ photoId });
	await s.settled();
	expect(await s.keys()).toEqual([]);
	const unconfirmed = await as.photos.initiateUpload({ eventId: s.event.id, ...announced(jpeg()) });
	expect(unconfirmed.kind).toBe("put");
	expect(await sweep(deps)).toMatchObject({ failed: 0 });
	expect((await examineStore(storage)).filter(({ state }) => state === "bad")).toEqual([]);
	client.destroy();
});

onCeph(
	"the app's user can change no rule of the bucket, and touch nothing outside its two folders",
	async () => {
		const { store, bucket: Bucket, owner, Policy } = await appUser();
		const app = toolClient(store);
		const [mine, elsewhere] = ["uploads/mine.jpg", "backups/roll.csv"];
		await app.send(new PutObjectCommand({ Bucket, Key: mine, Body: "mine" }));
		await owner.send(new PutObjectCommand({ Bucket, Key: elsewhere, Body: "elsewhere" }));
		const Rules = [
			{ ID: "all", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } } as const,
		];

		for (const request of [
			() => app.send(new GetObjectCommand({ Bucket, Key: elsewhere })),
			() => app.send(new PutObjectCommand({ Bucket, Key: elsewhere, Body: "x" })),
			() => app.send(new DeleteObjectCommand({ Bucket, Key: elsewhere })),
			() =>
				app.send(new PutObjectCommand({ Bucket, Key: "uploads/public.jpg", Body: "x", ACL: "public-read" })),
			() => app.send(new PutObjectAclCommand({ Bucket, Key: mine, ACL: "public-read" })),
			() => app.send(new PutBucketAclCommand({ Bucket, ACL: "public-read" })),
			() => app.send(new GetBucketPolicyCommand({ Bucket })),
			() => app.send(new PutBucketPolicyCommand({ Bucket, Policy })),
			() => app.send(new DeleteBucketPolicyCommand({ Bucket })),
			() => app.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [] } })),
			() =>
				app.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } })),
			() =>
				app.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } })),
			() => app.send(new DeleteBucketCommand({ Bucket })),
			() => app.send(new CreateBucketCommand({ Bucket: `mine-${randomUUID()}` })),
			// The bucket's owner cannot read what the app put, so backups are made with the app's keys.
			() => owner.send(new HeadObjectCommand({ Bucket, Key: mine })),
		])
			await expect(request()).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
		const { Errors } = await app.send(
			new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: elsewhere }, { Key: mine }] } }),
		);
		expect(Errors).toMatchObject([{ Key: elsewhere, Code: "AccessDenied" }]);

		const left = await owner.send(new GetObjectCommand({ Bucket, Key: elsewhere }));
		expect(await left.Body?.transformToString()).toBe("elsewhere");
		await expect(owner.send(new HeadObjectCommand({ Bucket, Key: mine }))).rejects.toMatchObject({
			$metadata: { httpStatusCode: 404 },
		});
		app.destroy();
	},
);

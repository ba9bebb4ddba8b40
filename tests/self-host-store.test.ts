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
import { toolClient } from "@/scripts/stack/buckets";
import { root } from "@/scripts/stack/root";
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

import {
	CreateBucketCommand,
	PutBucketCorsCommand,
	PutBucketLifecycleConfigurationCommand,
	PutBucketPolicyCommand,
	S3Client,
	S3ServiceException,
} from "@aws-sdk/client-s3";
import { corsRules, deniedActions, deniedHeaders, lifecycleRules } from "../../infra/stack/bucket-rules";
import { withoutBucketSlash } from "../../server/storage/bucket-path";
import { toolAgent } from "./role-use";
import type { RunningStore } from "./store";

type Store = Omit<RunningStore, "stop" | "kind"> & { kind?: RunningStore["kind"] };

/** For requests of the tests and tools themselves, which are not counted as the app's (./role-use.ts). */
export const toolClient = (store: Store) => s3Client(store, toolAgent);

export function s3Client(store: Store, customUserAgent?: string): S3Client {
	return withoutBucketSlash(
		new S3Client({
			endpoint: store.endpoint,
			region: store.region,
			customUserAgent,
			forcePathStyle: true,
			requestChecksumCalculation: "WHEN_REQUIRED",
			responseChecksumValidation: "WHEN_REQUIRED",
			credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
		}),
	);
}

/**
 * Makes a bucket with the rules of the stack in infra/, for an app that is opened at these origins. Repeating is
 * safe. The stack's bucket is versioned and this one is not, because on a versioned bucket Ceph 16 ignores
 * If-None-Match, which S3 does not.
 */
export async function makeBucket(client: S3Client, Bucket: string, ...origins: string[]): Promise<void> {
	await client.send(new CreateBucketCommand({ Bucket }));
	await client.send(
		new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: corsRules(origins) } }),
	);
	await whereKnown(
		client.send(
			new PutBucketLifecycleConfigurationCommand({
				Bucket,
				LifecycleConfiguration: { Rules: lifecycleRules },
			}),
		),
	);
	await whereKnown(
		client.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(bucketPolicy(Bucket)) })),
	);
}

/**
 * The embedded store supports neither rule, and does not need the policy because it refuses every copy by itself.
 */
async function whereKnown(request: Promise<unknown>): Promise<void> {
	try {
		await request;
	} catch (error) {
		if (!(error instanceof S3ServiceException && error.name === "NotImplemented")) throw error;
	}
}

/**
 * Ceph accepts headers that nobody signed. With x-amz-copy-source a signed PUT would copy another person's
 * original to the caller's key, over the photo that was verified there (docs/decisions/0009). With x-amz-acl or a
 * grant it would let anybody read the original, or prevent the app from reading it. docs/deploy.md shows this
 * policy.
 */
export const bucketPolicy = (bucket: string) => {
	const deny = (Sid: string, Action: string | string[]) => ({
		...{ Sid, Effect: "Deny", Principal: "*", Action, Resource: `arn:aws:s3:::${bucket}/*` },
	});
	return {
		Version: "2012-10-17",
		Statement: [
			...Object.entries(deniedHeaders).map(([name, key]) => ({
				...deny(`No${name}`, "s3:PutObject"),
				// At least one character, because Ceph 16 treats a missing ACL as an empty one.
				Condition: { StringLike: { [key]: "?*" } },
			})),
			deny("NoAclAfterwards", deniedActions),
		],
	};
};

import {
	CreateBucketCommand,
	PutBucketCorsCommand,
	PutBucketLifecycleConfigurationCommand,
	S3Client,
} from "@aws-sdk/client-s3";
import { corsRules, lifecycleRules } from "../../infra/stack/bucket-rules";
import { withoutBucketSlash } from "../../server/storage/bucket-path";
import { toolAgent } from "./role-use";
import type { RunningStore } from "./store";

type Store = Omit<RunningStore, "stop" | "kind"> & { kind?: RunningStore["kind"] };

/** For what the tests and tools do by themselves: not counted as the app's. */
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
 * A bucket with the rules of the stack in infra/, for an app that is opened at this origin. Repeating is safe. Not
 * versioned as the stack's is: on a versioned bucket Ceph 16 ignores If-None-Match, which S3 does not.
 */
export async function makeBucket(client: S3Client, Bucket: string, origin: string): Promise<void> {
	await client.send(new CreateBucketCommand({ Bucket }));
	await client.send(
		new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: corsRules([origin]) } }),
	);
	await client.send(
		new PutBucketLifecycleConfigurationCommand({
			Bucket,
			LifecycleConfiguration: { Rules: lifecycleRules },
		}),
	);
}

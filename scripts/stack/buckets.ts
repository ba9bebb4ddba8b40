import {
	CreateBucketCommand,
	PutBucketCorsCommand,
	PutBucketPolicyCommand,
	S3Client,
	S3ServiceException,
} from "@aws-sdk/client-s3";
import { withoutBucketSlash } from "../../server/storage/bucket-path";
import { corsRules } from "./cors";
import type { RunningStore } from "./store";

export function s3Client(
	store: Omit<RunningStore, "stop" | "kind"> & { kind?: RunningStore["kind"] },
): S3Client {
	return withoutBucketSlash(
		new S3Client({
			endpoint: store.endpoint,
			region: store.region,
			forcePathStyle: true,
			requestChecksumCalculation: "WHEN_REQUIRED",
			responseChecksumValidation: "WHEN_REQUIRED",
			credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
		}),
	);
}

/** With the CORS rules a browser needs, and a policy against copies where the store knows policies. */
export async function makeBucket(client: S3Client, bucket: string): Promise<void> {
	await client.send(new CreateBucketCommand({ Bucket: bucket }));
	await client.send(
		new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: corsRules } }),
	);
	const policy = new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(noCopies(bucket)) });
	await client.send(policy).catch((error: unknown) => {
		// The embedded store: it refuses every copy by itself.
		if (!(error instanceof S3ServiceException && error.name === "NotImplemented")) throw error;
	});
}

/**
 * Ceph takes headers that nobody signed: with x-amz-copy-source a signed PUT would copy another person's original to
 * the caller's key, over the photo that was verified there (docs/decisions/0009). docs/deploy.md shows this policy.
 */
export const noCopies = (bucket: string) => ({
	Version: "2012-10-17",
	Statement: [
		{
			Sid: "NothingIsCopied",
			Effect: "Deny",
			Principal: "*",
			Action: "s3:PutObject",
			Resource: `arn:aws:s3:::${bucket}/*`,
			Condition: { StringLike: { "s3:x-amz-copy-source": "*" } },
		},
	],
});

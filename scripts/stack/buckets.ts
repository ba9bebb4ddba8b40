import { CreateBucketCommand, PutBucketCorsCommand, S3Client } from "@aws-sdk/client-s3";
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

/** With the CORS rules a browser needs. Repeating is safe. */
export async function makeBucket(client: S3Client, bucket: string): Promise<void> {
	await client.send(new CreateBucketCommand({ Bucket: bucket }));
	await client.send(
		new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: corsRules } }),
	);
}

import { CreateBucketCommand, PutBucketCorsCommand, S3Client } from "@aws-sdk/client-s3";
import { corsRules } from "./cors";
import type { RunningStore } from "./store";

export function s3Client(
	store: Omit<RunningStore, "stop" | "kind"> & { kind?: RunningStore["kind"] },
): S3Client {
	const client = new S3Client({
		endpoint: store.endpoint,
		region: store.region,
		forcePathStyle: true,
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
		credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
	});
	// s3rver signs "/bucket" where the SDK signs "/bucket/": without this every call on a bucket is a 403 there.
	client.middlewareStack.add(
		(next) => (args) => {
			const { request } = args;
			if (hasPath(request) && request.path.length > 1) request.path = request.path.replace(/\/$/, "");
			return next(args);
		},
		{ step: "build", name: "bucketPathWithoutSlash" },
	);
	return client;
}

const hasPath = (request: unknown): request is { path: string } =>
	typeof request === "object" && request !== null && "path" in request && typeof request.path === "string";

/** With the CORS rules a browser needs. Repeating is safe. */
export async function makeBucket(client: S3Client, bucket: string): Promise<void> {
	await client.send(new CreateBucketCommand({ Bucket: bucket }));
	await client.send(
		new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: corsRules } }),
	);
}

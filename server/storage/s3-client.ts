/** The S3 client of the environment. Without keys of its own it uses the SDK's default credential chain. */
import { S3Client } from "@aws-sdk/client-s3";
import { env } from "../env.js";
import { limits } from "../limits";
import { withoutBucketSlash } from "./bucket-path";
import type { ObjectStore } from "./object-store";
import { makeS3Store } from "./s3-store";

export function makeS3Client(): S3Client {
	const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
	const client = new S3Client({
		region: env.S3_REGION,
		endpoint: env.S3_ENDPOINT,
		forcePathStyle: env.S3_FORCE_PATH_STYLE,
		credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
		// Otherwise the SDK bakes the CRC32 of an empty body into every presigned PUT.
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
		maxAttempts: 3,
		requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000 },
	});
	return withoutBucketSlash(client);
}

/** The object store of the environment. */
export const makeStore = (client: S3Client): ObjectStore =>
	makeS3Store({ client, bucket: env.S3_BUCKET, urlWindowSeconds: limits.imageUrlWindowSeconds });

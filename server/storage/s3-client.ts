/**
 * The S3 client that the environment configures. Its credentials are the keys in the environment, or on Vercel the
 * role that is assumed with OIDC, or else those of the SDK's default chain.
 */
import { S3Client } from "@aws-sdk/client-s3";
import { env } from "../env.js";
import { limits } from "../limits";
import { withoutBucketSlash } from "./bucket-path";
import { throughCdn } from "./cdn";
import type { ObjectStore } from "./object-store";
import { withRememberedUrls } from "./remembered-urls";
import { makeS3Store } from "./s3-store";
import { vercelCredentials } from "./vercel-credentials";

/**
 * Milliseconds without a byte, before the answer or in its body, after which an attempt fails. A transfer that
 * makes progress may take longer. The SDK starts to count three seconds into a request, so a store that never
 * answers costs 3 × 23 s. `requestTimeout` is not used, because it includes the time to send a body and ends with
 * the answer's headers.
 */
const silence = 20_000;

/** `silenceMs` is for tests that cannot wait as long. */
export function makeS3Client({ silenceMs = silence }: { silenceMs?: number } = {}): S3Client {
	const client = new S3Client({
		region: env.S3_REGION,
		endpoint: env.S3_ENDPOINT,
		forcePathStyle: env.S3_FORCE_PATH_STYLE,
		credentials: credentials(),
		// Otherwise the SDK signs the CRC32 of an empty body into every presigned PUT.
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
		maxAttempts: 3,
		requestHandler: { connectionTimeout: 3_000, socketTimeout: silenceMs },
	});
	return withoutBucketSlash(client);
}

function credentials() {
	const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
	if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
	// On other hosts, such as Kubernetes on AWS, the default chain itself uses this variable.
	if (env.VERCEL_ENV && env.AWS_ROLE_ARN) {
		const urlSeconds = 2 * limits.imageUrlWindowSeconds;
		return vercelCredentials({ roleArn: env.AWS_ROLE_ARN, region: env.S3_REGION, urlSeconds });
	}
	return undefined;
}

/** The object store that the environment configures. */
export function makeStore(client: S3Client): ObjectStore {
	const urlWindowSeconds = limits.imageUrlWindowSeconds;
	const store = makeS3Store({ client, bucket: env.S3_BUCKET, urlWindowSeconds });
	const { CDN_URL: url, CDN_KEY_PAIR_ID: keyPairId, CDN_PRIVATE_KEY: privateKey } = env;
	if (!(url && keyPairId && privateKey)) return withRememberedUrls(store);
	return withRememberedUrls(throughCdn(store, { url, keyPairId, privateKey, urlWindowSeconds }));
}

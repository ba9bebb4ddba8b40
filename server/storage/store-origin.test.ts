import { S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { makeS3Store } from "./s3-store";
import { type StoreEnv, storeOrigin } from "./store-origin";

const aws = { S3_BUCKET: "photos", S3_REGION: "eu-central-1", S3_FORCE_PATH_STYLE: false };
const other = (S3_ENDPOINT: string) => ({ ...aws, S3_ENDPOINT });

test.each<StoreEnv>([
	aws,
	{ ...aws, S3_REGION: "us-east-1" },
	{ ...aws, S3_REGION: "cn-north-1" },
	{ ...aws, S3_FORCE_PATH_STYLE: true },
	{ ...aws, S3_BUCKET: "photos.example.org" },
	other("https://store.example"),
	{ ...other("https://store.example"), S3_FORCE_PATH_STYLE: true },
	{ ...other("https://store.example:9000"), S3_BUCKET: "photos.example.org" },
	other("http://store.example:9000"),
	other("http://127.0.0.1:9000"),
	other("http://localhost:9000"),
	{ ...other("http://localhost:9000"), S3_FORCE_PATH_STYLE: true },
	{ ...other("http://[::1]:9000"), S3_FORCE_PATH_STYLE: true },
])("the store's origin is the origin of signed URLs: %j", async (env) => {
	const store = makeS3Store({
		client: new S3Client({
			region: env.S3_REGION,
			endpoint: env.S3_ENDPOINT,
			forcePathStyle: env.S3_FORCE_PATH_STYLE,
			credentials: { accessKeyId: "a", secretAccessKey: "b" },
		}),
		bucket: env.S3_BUCKET,
		urlWindowSeconds: 60,
	});

	const url = await store.presignGet("optimized/x.webp", { now: new Date() });

	expect(storeOrigin(env)).toBe(new URL(url).origin);
});

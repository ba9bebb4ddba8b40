import { S3Client } from "@aws-sdk/client-s3";
import { freePort } from "@/scripts/stack/ports";
import type { ObjectStore } from "@/server/storage/object-store";
import { makeS3Store } from "@/server/storage/s3-store";

/**
 * A store that cannot be reached, because nothing listens at its address. It can still sign, which needs no
 * request.
 */
export async function deadStore(): Promise<ObjectStore> {
	const client = new S3Client({
		endpoint: `http://127.0.0.1:${await freePort()}`,
		...{ region: "us-east-1", forcePathStyle: true, maxAttempts: 1 },
		requestChecksumCalculation: "WHEN_REQUIRED",
		credentials: { accessKeyId: "nobody", secretAccessKey: "nobody" },
	});
	return makeS3Store({ client, bucket: "nowhere", urlWindowSeconds: 60 });
}

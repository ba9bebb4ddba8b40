/** One page of a bucket's listing. */
import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { ListedObject } from "./object-store";

/**
 * Keys are asked for in URL encoding, because XML cannot contain every character that a key can. The page is asked for by the
 * key before it instead of by a token, so a listing can begin anywhere.
 */
export async function listObjects(
	client: S3Client,
	{ bucket, prefix, after }: { bucket: string; prefix: string; after: string },
): Promise<{ objects: ListedObject[]; last: boolean }> {
	const answer = await client.send(
		new ListObjectsV2Command({
			Bucket: bucket,
			Prefix: prefix,
			StartAfter: after === "" ? undefined : after,
			EncodingType: "url",
		}),
	);
	const objects = (answer.Contents ?? []).map(({ Key = "", Size = 0, LastModified = new Date(0) }) => ({
		key: answer.EncodingType === "url" ? decoded(Key) : Key,
		size: Size,
		modifiedAt: LastModified,
	}));
	return { objects, last: !answer.IsTruncated };
}

/** S3 writes a space as "+". */
const decoded = (key: string) => decodeURIComponent(key.replaceAll("+", " "));

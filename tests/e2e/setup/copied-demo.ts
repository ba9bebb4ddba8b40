/**
 * The demo is made once, because developing its photos takes a third of a minute, and then copied for each worker: its
 * database as a template of PostgreSQL's, and its objects under the same keys.
 */
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { administer } from "@/scripts/stack/databases";

const template = "rollcall-e2e-demo";

/** Nobody may be connected to `database`, nor ever to the template. */
export const keepDemo = (url: string, database: string) =>
	administer(url, `CREATE DATABASE "${template}" TEMPLATE "${database}"`);

export const copyDemo = (url: string, database: string) =>
	administer(url, `CREATE DATABASE "${database}" TEMPLATE "${template}"`);

/** Not with CopyObject, which the bucket's policy refuses. */
export async function copyObjects(client: S3Client, from: string, to: string): Promise<void> {
	const { Contents = [], IsTruncated } = await client.send(new ListObjectsV2Command({ Bucket: from }));
	if (IsTruncated) throw new Error("The demo has more objects than one page of a listing.");
	await Promise.all(
		Contents.map(async ({ Key }) => {
			const found = await client.send(new GetObjectCommand({ Bucket: from, Key }));
			const { ContentType, CacheControl, ContentDisposition, Metadata } = found;
			const Body = await found.Body?.transformToByteArray();
			await client.send(
				new PutObjectCommand({
					Bucket: to,
					Key,
					Body,
					ContentType,
					CacheControl,
					ContentDisposition,
					Metadata,
				}),
			);
		}),
	);
}

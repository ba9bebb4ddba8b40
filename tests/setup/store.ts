/**
 * This test file's own bucket, with the CORS rules that a browser needs, on Ceph or on the embedded store. It is
 * made on first use and deleted together with the store at the end of the run.
 */
import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { afterAll, inject, test } from "vitest";
import { makeBucket, s3Client, toolClient } from "@/scripts/stack/buckets";

interface TestBucket {
	/** The client for the app; its requests count as the app's (scripts/stack/role-use.ts). */
	client: S3Client;
	/** The client for the test itself; its requests do not count. */
	tool: S3Client;
	bucket: string;
	/** The keys of the bucket that start with `prefix`, sorted; all keys without it. */
	keys(prefix?: string): Promise<string[]>;
}

let opened: Promise<TestBucket> | undefined;

/** Returns the same bucket for every call in a test file. */
export function openBucket(): Promise<TestBucket> {
	opened ??= open();
	return opened;
}

async function open(): Promise<TestBucket> {
	const client = s3Client(inject("store"));
	const tool = toolClient(inject("store"));
	const bucket = process.env.S3_BUCKET ?? "";
	await makeBucket(tool, bucket, process.env.NEXTAUTH_URL ?? "");
	const keys = async (prefix?: string): Promise<string[]> => {
		const found: string[] = [];
		let token: string | undefined;
		do {
			const page = await tool.send(
				new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
			);
			for (const { Key } of page.Contents ?? []) if (Key !== undefined) found.push(Key);
			token = page.NextContinuationToken;
		} while (token);
		return found.sort();
	};
	return { client, tool, bucket, keys };
}

afterAll(async () => {
	const bucket = await opened;
	bucket?.client.destroy();
	bucket?.tool.destroy();
	opened = undefined;
});

/**
 * A test of a guarantee that only a real store gives. Without Ceph it is reported as skipped; ./services.ts prints
 * the reason and the guarantees that are not checked at the start of the run.
 */
export const onCeph = test.skipIf(inject("store").kind !== "ceph");

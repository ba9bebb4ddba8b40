/** The rehearsals of restore.test.ts with npm, as an operator runs the lines. */
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { beforeEach, test } from "vitest";
import { asAnOperator } from "./restore/commands";
import { bothLost, bucketOlder, dumpOlder } from "./restore/rehearsals";
import { openBucket } from "./setup/store";

// The commands compare the whole bucket.
beforeEach(async () => {
	const { tool, bucket, keys } = await openBucket();
	for (const Key of await keys()) await tool.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
});

test.each([
	["a dump that is older than the bucket", dumpOlder],
	["a bucket that is older than the dump", bucketOlder],
	["both lost but for uploads/", bothLost],
])("%s, with the command lines of the runbook", async (_, rehearse) => {
	await rehearse(asAnOperator);
});

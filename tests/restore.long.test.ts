/** The rehearsals of restore.test.ts with npm, as an operator runs the lines. */
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { beforeEach, describe, test } from "vitest";
import { asAnOperator, asAnOperatorWithTwoRoles } from "./restore/commands";
import { bothLost, bucketOlder, dumpOlder } from "./restore/rehearsals";
import { openDatabase } from "./setup/database";
import { makeRoles } from "./setup/least-rights";
import { openBucket } from "./setup/store";

// The commands compare the whole bucket.
beforeEach(async () => {
	const { tool, bucket, keys } = await openBucket();
	for (const Key of await keys()) await tool.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
});

describe.each([
	["with one role", asAnOperator, async () => {}],
	["with the two roles of a server of one's own", asAnOperatorWithTwoRoles, makeRoles],
])("%s", (_, run, prepare) => {
	test.each([
		["a dump that is older than the bucket", dumpOlder],
		["a bucket that is older than the dump", bucketOlder],
		["both lost but for uploads/", bothLost],
	])("%s, with the command lines of the runbook", async (__, rehearse) => {
		await prepare((await openDatabase()).url);
		await rehearse(run);
	});
});

/**
 * Rehearses the restores of docs/runbook.md with its own command lines, and compares what comes back field by field. The
 * commands run in this process, except for the restore of a dump, for which there is no tool here (./setup/dump.ts);
 * restore.long.test.ts runs them as an operator does.
 */
import { describe, expect, test } from "vitest";
import { inThisProcess, withTwoRoles } from "./restore/commands";
import { bothLost, bucketOlder, dumpOlder, everyField, fieldsOfPhoto } from "./restore/rehearsals";
import { openDatabase } from "./setup/database";
import { makeRoles } from "./setup/least-rights";

describe.each([
	["with one role", inThisProcess, async () => {}],
	["with the two roles of a server of one's own", withTwoRoles, makeRoles],
])("%s", (_, run, prepare) => {
	test.each([
		[
			"a dump that is older than the bucket: every photo is back, and what was changed later is not",
			dumpOlder,
		],
		[
			"a bucket that is older than the dump: what is lost is marked, and nobody's removal is undone",
			bucketOlder,
		],
		["both lost but for uploads/: every photo, and of events and people the ids", bothLost],
	])("%s", async (__, rehearse) => {
		await prepare((await openDatabase()).url);
		await rehearse(run);
	});
});

test("the fields that come back and those that do not are all that a photo has", async () => {
	expect([...everyField].sort()).toEqual((await fieldsOfPhoto()).sort());
});

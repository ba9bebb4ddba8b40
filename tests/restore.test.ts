/**
 * Rehearses the restores of docs/runbook.md with its own command lines, and compares what comes back field by field. The
 * commands run in this process, except for the restore of a dump, for which there is no tool here (./setup/dump.ts);
 * restore.long.test.ts runs them as an operator does.
 */
import { expect, test } from "vitest";
import { inThisProcess } from "./restore/commands";
import { bothLost, bucketOlder, dumpOlder } from "./restore/rehearsals";

test("a dump that is older than the bucket: every photo is back, and what was changed later is not", async () => {
	await dumpOlder(inThisProcess);
});

test("a bucket that is older than the dump: what is lost is marked, and nobody's removal is undone", async () => {
	await bucketOlder(inThisProcess);
});

test("both lost but for uploads/: every photo, and of events and people the ids", async () => {
	await bothLost(inThisProcess);
});

test("the fields that come back and those that do not are all that a photo has", async () => {
	const { fieldsOfPhoto, everyField } = await import("./restore/rehearsals");
	expect([...everyField].sort()).toEqual((await fieldsOfPhoto()).sort());
});

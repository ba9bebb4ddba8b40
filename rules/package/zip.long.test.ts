/** unzip reads five gigabytes a byte at a time. ./zip.test.ts has the shorter relative. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { filesOfFiveGigabytes, run, writeFiveGigabytes } from "./zip.fixture";

test.runIf(inject("unzip"))("unzip reads every byte of five gigabytes", async () => {
	const folder = await mkdtemp(join(tmpdir(), "rollcall-zip-"));
	try {
		const path = await writeFiveGigabytes(join(folder, "large.zip"));
		expect(await run("unzip", ["-tq", path])).toMatchObject({ code: 0, problems: "" });
		const listed = (await run("unzip", ["-Z1", path])).out.trim().split("\n");
		expect(listed).toHaveLength(filesOfFiveGigabytes);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

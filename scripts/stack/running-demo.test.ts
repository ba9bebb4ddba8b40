import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noteRunning, readRunning } from "./running-demo";

test("commands find the demo while it runs, nobody else can read where it is, and nothing else is noted", () => {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-running-"));
	expect(readRunning(folder)).toEqual({});
	const remove = noteRunning(folder, {
		NODE_ENV: "test",
		DATABASE_URL: "postgresql://here",
		S3_BUCKET: "",
		HOME: "/root",
	});
	expect(readRunning(folder)).toEqual({ DATABASE_URL: "postgresql://here" });
	expect(statSync(join(folder, "running.json")).mode & 0o777).toBe(0o600);
	remove();
	expect(readRunning(folder)).toEqual({});
	rmSync(folder, { recursive: true });
});

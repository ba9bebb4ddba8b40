import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changedFiles } from "./changed-files";

let folder = "";
const git = (...args: string[]) =>
	execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: folder });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const commit = (message: string) => {
	git("add", "--all");
	git("commit", "--quiet", "--message", message);
};

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "rollcall-git-"));
	git("init", "--quiet");
	write("a.ts", "1");
	write("b.ts", "1");
	commit("first");
	write("b.ts", "2");
	commit("second");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("uncommitted changes are the change: edited, new with any name, and deleted files", () => {
	write("a.ts", "2");
	write("käse & wein.ts", "1");
	rmSync(join(folder, "b.ts"));
	expect(changedFiles(folder).files.sort()).toEqual(["a.ts", "b.ts", "käse & wein.ts"]);
});

test("without uncommitted changes, it is what the last commit changed", () => {
	expect(changedFiles(folder)).toEqual({ files: ["b.ts"], from: "the commit before the last" });
});

test("since a commit, committed and uncommitted changes count", () => {
	write("a.ts", "2");
	expect(changedFiles(folder, "HEAD~1").files.sort()).toEqual(["a.ts", "b.ts"]);
});

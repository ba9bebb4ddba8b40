/** Which code a run measures, in a small repository of its own. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findCommit, stateOf } from "./commit";
import { whyNotNamed } from "./run";
import { makeStops } from "./stops";
import { versionOf } from "./version";

let folder: string;
const git = (...args: string[]) =>
	execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], {
		...{ cwd: folder, encoding: "utf8" },
	}).trim();
const write = (path: string, text: string) => {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
};
const commit = () => {
	git("add", "--all");
	git("commit", "--quiet", "--message", "test: a commit");
	return git("rev-parse", "HEAD");
};
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "rollcall-repository-"));
	git("init", "--quiet");
	write(".gitignore", "node_modules\n");
	write("package.json", '{ "name": "sample", "scripts": { "postinstall": "echo generated > generated" } }');
	write("package-lock.json", "{}");
	write("node_modules/next/index.js", "the framework");
	write("node_modules/.package-lock.json", "{}");
	write("app/page.tsx", "first");
	write("bench/README.md", "# Benches");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a clone of a commit has that commit's code, its packages as links, and today's benches; it is deleted", async () => {
	write("bench/gone.ts", "a bench of that time");
	const first = commit();
	rmSync(join(folder, "bench/gone.ts"));
	write("bench/gallery.ts", "today's bench");
	write("app/page.tsx", "second");
	commit();
	const stops = makeStops();

	const old = await versionOf(first, stops, { from: folder });

	const of = (path: string) => readFileSync(join(old.folder, path), "utf8");
	expect(old.name).toBe("old");
	expect(of("app/page.tsx")).toBe("first");
	expect(of("bench/gallery.ts")).toBe("today's bench");
	expect(existsSync(join(old.folder, "bench/gone.ts"))).toBe(false);
	expect(of("generated")).toBe("generated\n");
	const packages = [old.folder, folder].map((root) => statSync(join(root, "node_modules/next/index.js")).ino);
	expect(new Set(packages).size).toBe(1);

	await stops.end();
	expect(existsSync(old.folder)).toBe(false);
	expect(existsSync(join(folder, "node_modules/next/index.js"))).toBe(true);
});

test("a commit is found by any name that git knows, and an unknown one is named", async () => {
	const first = commit();
	expect(await findCommit(folder, "HEAD")).toBe(first);
	expect(await findCommit(folder, first.slice(0, 8))).toBe(first);
	await expect(findCommit(folder, "nowhere")).rejects.toThrow("git knows no commit nowhere.");
	await expect(findCommit(folder, "--all")).rejects.toThrow("git knows no commit --all.");
});

describe("a run is recorded only if a commit contains the code that ran", () => {
	test("without changes, and if only runs have written, it is", async () => {
		commit();
		const before = await stateOf(folder);
		write("bench/results/gallery.json", "{}");
		write("bench/README.md", "# Benches, with a table");
		expect(whyNotNamed(before, await stateOf(folder))).toBeUndefined();
	});

	test.each([
		["a changed file", "app/page.tsx"],
		["a new file", "app/about.tsx"],
		["a changed bench", "bench/gallery.ts"],
	])("with %s it is not, and the file is named", async (_, path) => {
		commit();
		const clean = await stateOf(folder);
		write(path, "changed");
		const changed = await stateOf(folder);
		const reason = `no commit contains the code that ran: ${path} changed`;
		expect(whyNotNamed(changed, changed)).toBe(reason);
		// Also if it changed during the run, or was put back before its end.
		expect(whyNotNamed(clean, changed)).toBe(reason);
		expect(whyNotNamed(changed, clean)).toBe(reason);
	});

	test("if another commit was made during the run, it is not", async () => {
		commit();
		const before = await stateOf(folder);
		write("app/page.tsx", "changed");
		commit();
		expect(whyNotNamed(before, await stateOf(folder))).toBe("the commit changed during the run");
	});
});

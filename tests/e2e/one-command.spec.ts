/**
 * The one command itself, on the production build: it starts everything, Ctrl-C stops everything, and the next start
 * finds the data again. If there is no build of the current code, it builds first. What it says when it cannot start is
 * tested in scripts/dev.test.ts.
 */
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort, isPortFree } from "@/scripts/stack/ports";
import { root } from "@/scripts/stack/root";
import { copyProject } from "./setup/copy-project";
import { endAll, interrupt, makeDataFolder, readyWords, startDemo } from "./setup/one-command";

let folder: string;
test.beforeEach(() => {
	folder = makeDataFolder();
});
test.afterEach(endAll);

/** Resolves when the demo says that it is ready. */
async function start(port: number, cwd?: string) {
	const demo = startDemo({ port, folder, cwd });
	await demo.says(readyWords);
	return demo;
}

/** The files in the object store's folder, which are the demo's photos. */
const objects = () => readdirSync(join(folder, "objects"), { recursive: true }).sort();

test("one command starts everything, Ctrl-C stops it, the next start has the same data, and closing the terminal stops that", async () => {
	const port = await freePort();
	const first = await start(port);
	// There is already a build of this code.
	expect(first.said()).not.toContain("building");
	expect(first.said()).toContain(`open http://localhost:${port}`);
	expect(first.said()).toContain("ada@demo.rollcall.test");
	expect(first.said()).toMatch(/applied \d{14}_init/);
	expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200);
	const photos = objects();
	expect(photos.length).toBeGreaterThan(0);
	const secrets = readFileSync(join(folder, "secrets.json"), "utf8");

	await interrupt(first.child, folder);

	expect(readdirSync(folder).sort()).toEqual(["objects", "postgres", "secrets.json"]);
	expect(await isPortFree(port)).toBe(true);
	expect(readdirSync(join(folder, "postgres"))).not.toContain("postmaster.pid");

	const second = await start(port);
	expect(second.said()).not.toContain("applied ");
	expect(second.said()).toContain("ada@demo.rollcall.test");
	expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200);
	expect(objects()).toEqual(photos);
	expect(readFileSync(join(folder, "secrets.json"), "utf8")).toBe(secrets);

	second.child.stdout?.destroy();
	second.child.stderr?.destroy();
	// This request makes it log, but nobody reads the output any more.
	await fetch(`http://localhost:${port}/sign-in`);
	process.kill(-(second.child.pid ?? 0), "SIGHUP");

	await expect.poll(() => readdirSync(folder), { timeout: 120_000 }).not.toContain("dev.lock");
	expect(await isPortFree(port)).toBe(true);
	expect(readdirSync(join(folder, "postgres"))).not.toContain("postmaster.pid");
});

test("code that changed after the build is built once before the start, without git and without variables @long", async () => {
	const project = mkdtempSync(join(tmpdir(), "rollcall-copy-"));
	try {
		copyProject(project);
		cpSync(join(root, ".next"), join(project, ".next"), { recursive: true });
		mkdirSync(join(project, "app/proof"));
		const route = 'export const GET = () => new Response("built from this code");\n';
		writeFileSync(join(project, "app/proof/route.ts"), route);
		const port = await freePort();
		const proof = async () => (await fetch(`http://localhost:${port}/proof`)).text();

		// Ctrl-C also stops a build, and an unfinished build does not count.
		const hasty = startDemo({ port, folder, cwd: project });
		await hasty.says("the code has changed since the last build: building");
		await hasty.says("Creating an optimized production build");
		await interrupt(hasty.child, folder);
		const wrong = startDemo({ port, folder, cwd: project, variables: { CRON_SECRET: "short" } });
		await once(wrong.child, "close");
		expect(wrong.child.exitCode).toBe(1);
		expect(wrong.said()).toMatch(/CRON_SECRET.*The build failed\. Fix the error above/s);

		// This is what a build leaves behind if it is killed while it writes its diagnostics.
		mkdirSync(join(project, ".next/diagnostics"), { recursive: true });
		writeFileSync(join(project, ".next/diagnostics/build-diagnostics.json"), "");

		const first = await start(port, project);
		expect(first.said()).toContain("there is no production build yet: building");
		expect(await proof()).toBe("built from this code");
		await interrupt(first.child, folder);

		const second = await start(port, project);
		expect(second.said()).not.toContain("building");
		expect(await proof()).toBe("built from this code");
		await interrupt(second.child, folder);
	} finally {
		await endAll();
		rmSync(project, { recursive: true, force: true });
	}
});

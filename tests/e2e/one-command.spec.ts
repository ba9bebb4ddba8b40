/**
 * The one command itself, on the build: it brings everything up, a Ctrl-C ends all of it, and the next start finds
 * the data again. What it says when it cannot start: scripts/dev.test.ts.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort, isPortFree } from "@/scripts/stack/ports";
import { root } from "@/scripts/stack/root";

let folder: string;
const started: ChildProcess[] = [];
test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "rollcall-one-"));
	// Under root, PostgreSQL runs as another user, who has to get in.
	chmodSync(folder, 0o755);
});
test.afterEach(async () => {
	for (const child of started.splice(0)) await interrupt(child);
	rmSync(folder, { recursive: true, force: true });
});

/** What a developer's .env may name is left out: this is the start without any. */
const nothingSet = Object.fromEntries(
	[
		...[
			"DATABASE_URL",
			"S3_ENDPOINT",
			"S3_BUCKET",
			"NEXTAUTH_URL",
			"DEMO_SIGN_IN",
			"EMAIL_SERVER",
			"EMAIL_FROM",
		],
		...["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
		...["COGNITO_ISSUER", "COGNITO_CLIENT_ID", "COGNITO_CLIENT_SECRET", "COGNITO_DOMAIN"],
		...["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
	].map((name) => [name, ""]),
);

/** As from a terminal: a group of its own, with npm at its head. Resolves when it says where to open it. */
async function start(port: number) {
	const child = spawn("npm", ["run", "start:demo"], {
		cwd: root,
		env: { ...process.env, ...nothingSet, PORT: String(port), ROLLCALL_DATA_DIR: folder },
		stdio: ["ignore", "pipe", "pipe"],
		detached: true,
	});
	started.push(child);
	let said = "";
	const ready = new Promise<void>((resolve, reject) => {
		const listen = (chunk: Buffer) => {
			said += chunk;
			if (said.includes("Ctrl-C stops everything")) resolve();
		};
		child.stdout?.on("data", listen);
		child.stderr?.on("data", listen);
		child.once("exit", () => reject(new Error(`It ended before it was ready:\n${said}`)));
	});
	await ready;
	return { child, said: () => said };
}

/** What the terminal does on Ctrl-C: SIGINT to every process of the group at once. Safe to repeat. */
async function interrupt(child: ChildProcess): Promise<void> {
	if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
	const exited = once(child, "exit");
	process.kill(-child.pid, "SIGINT");
	await exited;
	// npm may be gone before what it started; the lock goes last of all.
	await expect.poll(() => readdirSync(folder), { timeout: 60_000 }).not.toContain("dev.lock");
}

/** Files under the object store's folder: the demo's photos. */
const objects = () => readdirSync(join(folder, "objects"), { recursive: true }).sort();

test("one command brings everything up, Ctrl-C ends all of it, the next start goes on with the same data", async () => {
	test.setTimeout(180_000);
	const port = await freePort();
	const first = await start(port);
	expect(first.said()).toContain(`open http://localhost:${port}`);
	expect(first.said()).toContain("ada@demo.rollcall.test");
	expect(first.said()).toMatch(/applied \d{14}_init/);
	expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200);
	const photos = objects();
	expect(photos.length).toBeGreaterThan(0);
	const secrets = readFileSync(join(folder, "secrets.json"), "utf8");

	await interrupt(first.child);

	expect(readdirSync(folder).sort()).toEqual(["objects", "postgres", "secrets.json"]);
	expect(await isPortFree(port)).toBe(true);
	expect(readdirSync(join(folder, "postgres"))).not.toContain("postmaster.pid");

	const second = await start(port);
	expect(second.said()).not.toContain("applied ");
	expect(second.said()).toContain("ada@demo.rollcall.test");
	expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200);
	expect(objects()).toEqual(photos);
	expect(readFileSync(join(folder, "secrets.json"), "utf8")).toBe(secrets);
});

test("closing the window ends all of it as well", async () => {
	test.setTimeout(180_000);
	const port = await freePort();
	const { child } = await start(port);

	child.stdout?.destroy();
	child.stderr?.destroy();
	// Makes it speak; the answer has nobody to go to.
	await fetch(`http://localhost:${port}/sign-in`);
	process.kill(-(child.pid ?? 0), "SIGHUP");

	await expect.poll(() => readdirSync(folder), { timeout: 60_000 }).not.toContain("dev.lock");
	expect(await isPortFree(port)).toBe(true);
	expect(readdirSync(join(folder, "postgres"))).not.toContain("postmaster.pid");
});

/** Runs the Dockerfile's steps as plain commands in a clean copy, because there may be no container engine. */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { people } from "@/prisma/seed/people";
import { root } from "@/scripts/stack/root";
import { choose, fixture, signIn, tile } from "./people";
import { copyProject } from "./setup/copy-project";
import { ownDatabase } from "./setup/own-database";
import { expect, test } from "./test";

const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8").replaceAll("\\\n", "");
const instructions = (name: string) =>
	[...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, "gm"))].map(([, text = ""]) => text);

let app: string;
test.beforeAll(() => {
	app = mkdtempSync(join(tmpdir(), "rollcall-host-"));
});
test.afterAll(() => rmSync(app, { recursive: true, force: true }));

test("the image's steps produce a server that develops a HEIC without the dev dependencies, and ends by itself when its container is stopped", async ({
	browser,
}) => {
	const steps = instructions("RUN").map((step) => step.replaceAll(/\b[A-Z0-9_]+=\S+\s+/g, "").trim());
	expect(steps).toEqual(["npm ci", "npm run build", "npm prune --omit=dev"]);
	const [command = "", ...words]: string[] = JSON.parse(instructions("CMD").at(-1) ?? "");

	// The first two steps have already run for these tests, so their results are copied.
	copyProject(app);
	cpSync(join(root, ".next"), join(app, ".next"), { recursive: true });
	execFileSync("npm", ["prune", "--omit=dev", "--offline", "--no-audit", "--no-fund"], {
		cwd: app,
		stdio: "pipe",
	});
	expect(() => readFileSync(join(app, "node_modules/vitest/package.json"))).toThrow("ENOENT");

	// No other app gives back what this one leaves.
	const env = await ownDatabase("rollcall-host", { demo: "own" });
	const origin: string = env.NEXTAUTH_URL;
	const database = new pg.Client({ connectionString: env.DATABASE_URL });
	await database.connect();
	const child = spawn(command, [...words, "--hostname", "localhost"], {
		cwd: app,
		env: { ...env, PORT: new URL(origin).port },
		stdio: "inherit",
		detached: true,
	});
	const ended = new Promise((resolve) => child.once("exit", (...how) => resolve(how)));
	const leases = async () => {
		const { rows } = await database.query(
			`SELECT id::text FROM "Photo" WHERE "developingUntil" > now()
			 UNION ALL SELECT subject FROM "Job" WHERE "leaseUntil" > now()`,
		);
		return rows.length;
	};
	const ready = () =>
		fetch(`${origin}/api/health/ready`).then(
			(answer) => answer.status,
			() => 0,
		);
	try {
		await expect.poll(ready, { timeout: 120_000 }).toBe(200);
		const context = await browser.newContext({ baseURL: origin });
		const page = await context.newPage();
		await signIn(page, people.ada.name);
		await choose(page, [fixture("iphone-trail.heic", "self-host")]);
		await page.getByRole("button", { name: "Add 1 photo" }).click();
		await expect(tile(page, "Iphone trail").getByRole("img")).toBeVisible({ timeout: 120_000 });

		await choose(
			page,
			["a", "b", "c"].map((salt) => fixture("dandelions.jpg", salt)),
		);
		await page.getByRole("button", { name: "Add 3 photos" }).click();
		await expect.poll(leases, { timeout: 120_000, intervals: [50] }).toBeGreaterThan(0);
		// As Docker does: only the first process of the container gets the signal.
		child.kill("SIGTERM");
		expect(await ended).toEqual([143, null]);
		expect(await ready()).toBe(0);
		expect(await leases()).toBe(0);
		await context.close();
	} finally {
		// Nothing is left of the group unless the server did not end.
		if (child.exitCode === null && child.signalCode === null && child.pid)
			process.kill(-child.pid, "SIGKILL");
		await ended;
		await database.end();
	}
});

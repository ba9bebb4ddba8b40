/** Runs the Dockerfile's steps as plain commands in a clean copy, because there may be no container engine. */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { people } from "@/prisma/seed/people";
import { root } from "@/scripts/stack/root";
import { choose, fixture, signIn, tile } from "./people";
import { copyProject } from "./setup/copy-project";
import { stack } from "./setup/stack";
import { expect, test } from "./test";

const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8").replaceAll("\\\n", "");
const instructions = (name: string) =>
	[...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, "gm"))].map(([, text = ""]) => text);

let app: string;
test.beforeAll(() => {
	app = mkdtempSync(join(tmpdir(), "rollcall-host-"));
});
test.afterAll(() => rmSync(app, { recursive: true, force: true }));

test("the image's steps produce a server that develops a HEIC without the dev dependencies", async ({
	browser,
}) => {
	test.setTimeout(300_000);
	const steps = instructions("RUN").map((step) => step.replaceAll(/\b[A-Z0-9_]+=\S+\s+/g, "").trim());
	expect(steps).toEqual(["npm ci", "npm run build", "npm prune --omit=dev"]);
	expect(instructions("CMD").at(-1)).toBe('["npm", "start"]');

	// The first two steps have already run for these tests, so their results are copied.
	copyProject(app);
	cpSync(join(root, ".next"), join(app, ".next"), { recursive: true });
	execFileSync("npm", ["prune", "--omit=dev", "--offline", "--no-audit", "--no-fund"], {
		cwd: app,
		stdio: "pipe",
	});
	expect(() => readFileSync(join(app, "node_modules/vitest/package.json"))).toThrow("ENOENT");

	const origin = stack.secondApp.NEXTAUTH_URL;
	const env = { ...stack.secondApp, PORT: new URL(origin).port };
	const child = spawn("npm", ["start", "--", "--hostname", "localhost"], {
		cwd: app,
		env,
		stdio: "inherit",
		detached: true,
	});
	const ended = new Promise((resolve) => child.once("exit", resolve));
	try {
		const ready = () =>
			fetch(`${origin}/api/health/ready`).then(
				(answer) => answer.status,
				() => 0,
			);
		await expect.poll(ready, { timeout: 60_000 }).toBe(200);
		const context = await browser.newContext({ baseURL: origin });
		const page = await context.newPage();
		await signIn(page, people.ada.name);
		await choose(page, [fixture("iphone-trail.heic", "self-host")]);
		await page.getByRole("button", { name: "Add 1 photo" }).click();
		await expect(tile(page, "Iphone trail").getByRole("img")).toBeVisible({ timeout: 60_000 });
		await context.close();
	} finally {
		if (child.pid) process.kill(-child.pid, "SIGTERM");
		await ended;
	}
});

/** The steps of the Dockerfile as plain commands, in a copy that has nothing else: without a container engine all but its isolation. */
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { people } from "@/prisma/seed/people";
import { root } from "@/scripts/stack/root";
import { choose, fixture, signIn, tile } from "./people";
import { expect, test } from "./test";

const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8").replaceAll("\\\n", "");
const instructions = (name: string) =>
	[...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, "gm"))].map(([, text = ""]) => text);

let app: string;
test.beforeAll(() => {
	app = mkdtempSync(join(tmpdir(), "rollcall-host-"));
});
test.afterAll(() => rmSync(app, { recursive: true, force: true }));

/** What COPY brings: everything git keeps, but for the folders that .dockerignore leaves out. */
function copyContext(): void {
	const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
	const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
		cwd: root,
		encoding: "utf8",
	});
	for (const file of files.trim().split("\n")) {
		if (ignored.includes(file.split("/")[0] ?? "")) continue;
		mkdirSync(dirname(join(app, file)), { recursive: true });
		copyFileSync(join(root, file), join(app, file));
	}
}

test("the image's steps leave a server that develops a HEIC, without the tools of development", async ({
	browser,
}) => {
	test.setTimeout(300_000);
	const steps = instructions("RUN").map((step) => step.replaceAll(/\b[A-Z0-9_]+=\S+\s+/g, "").trim());
	expect(steps).toEqual(["npm ci", "npm run build", "npm prune --omit=dev"]);
	expect(instructions("CMD").at(-1)).toBe('["npm", "start"]');

	copyContext();
	// The first two were run for these tests: what they made is taken over. Links cost nothing, and removing one
	// leaves the file; only npm's own list of the folder is written in place.
	execFileSync("cp", ["-al", join(root, "node_modules"), app]);
	const list = "node_modules/.package-lock.json";
	rmSync(join(app, list));
	copyFileSync(join(root, list), join(app, list));
	cpSync(join(root, ".next"), join(app, ".next"), { recursive: true });
	execFileSync("npm", ["prune", "--omit=dev", "--offline", "--no-audit", "--no-fund"], {
		cwd: app,
		stdio: "pipe",
	});
	expect(() => readFileSync(join(app, "node_modules/vitest/package.json"))).toThrow("ENOENT");

	const shared = JSON.parse(process.env.E2E_APP_ENV ?? "{}");
	const origin: string = shared.NEXTAUTH_URL;
	const env = { ...shared, PORT: new URL(origin).port };
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

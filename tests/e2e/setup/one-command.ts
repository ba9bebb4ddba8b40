/** Starts `npm run start:demo` as a newcomer would: from a terminal, without variables, with its own data folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { root } from "@/scripts/stack/root";

/** Empties all variables that a developer's .env may set. */
const nothingSet = Object.fromEntries(
	[
		...["DATABASE_URL", "S3_ENDPOINT", "S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
		...["NEXTAUTH_URL", "NEXTAUTH_SECRET", "CRON_SECRET", "DEMO_SIGN_IN", "EMAIL_SERVER", "EMAIL_FROM"],
		...["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
		...["COGNITO_ISSUER", "COGNITO_CLIENT_ID", "COGNITO_CLIENT_SECRET", "COGNITO_DOMAIN"],
		...["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
	].map((name) => [name, ""]),
);

/** `endAll` stops each of these and deletes its data. */
const started: { child: ChildProcess; folder: string }[] = [];
const folders: string[] = [];

export function makeDataFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-one-"));
	folders.push(folder);
	// Under root, PostgreSQL runs as another user, who needs access to the folder.
	chmodSync(folder, 0o755);
	return folder;
}

/** Starts the demo in its own process group with npm as its leader, as a terminal does. */
export function startDemo({
	port,
	folder,
	cwd = root,
	variables = {},
}: {
	port: number;
	folder: string;
	cwd?: string;
	variables?: Record<string, string>;
}) {
	const child = spawn("npm", ["run", "start:demo"], {
		cwd,
		env: { ...process.env, ...nothingSet, ...variables, PORT: String(port), ROLLCALL_DATA_DIR: folder },
		stdio: ["ignore", "pipe", "pipe"],
		detached: true,
	});
	started.push({ child, folder });
	let said = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk: Buffer) => {
			said += chunk;
		});
	return {
		child,
		said: () => said,
		/** Resolves once the output contains these words. Rejects if the demo ends before. */
		says: (words: string) =>
			new Promise<void>((resolve, reject) => {
				const listen = () => {
					if (said.includes(words)) resolve();
				};
				child.stdout.on("data", listen);
				child.once("exit", () => reject(new Error(`It ended before it said “${words}”:\n${said}`)));
				listen();
			}),
	};
}

/** The last line that the demo prints while it starts. */
export const readyWords = "Ctrl-C stops everything";

/** Does what a terminal does on Ctrl-C: sends SIGINT to the whole process group. Safe to repeat. */
export async function interrupt(child: ChildProcess, folder: string): Promise<void> {
	if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
	const exited = once(child, "exit");
	process.kill(-child.pid, "SIGINT");
	await exited;
	// npm may exit before the processes it started. The lock is removed last.
	await expect.poll(() => readdirSync(folder), { timeout: 60_000 }).not.toContain("dev.lock");
}

/** Stops all demos of this worker and deletes their data. */
export async function endAll(): Promise<void> {
	for (const { child, folder } of started.splice(0)) await interrupt(child, folder);
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

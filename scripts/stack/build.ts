/**
 * The production build for scripts: it needs no variables, and is made only if there is no build of the current
 * code.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startNext } from "./next-process";
import { root } from "./root";
import { sourceFingerprint } from "./source-fingerprint";

/** A build uses no service; it only checks that the variables are set (server/env.js). */
export const buildEnv = {
	NEXT_TELEMETRY_DISABLED: "1",
	DATABASE_URL: "postgresql://build@127.0.0.1:1/build",
	S3_BUCKET: "build",
	S3_REGION: "us-east-1",
	NEXTAUTH_URL: "http://localhost:3000",
	NEXTAUTH_SECRET: "only for the build, which signs nothing",
	CRON_SECRET: "only for the build, too",
};

const endOfBuild = ".next/export-marker.json";

/** Whether there is a build, and whether it is of the code in the folder, committed or not. */
export function lookAtBuild(folder: string): "current" | "outdated" | "missing" {
	// Next writes the id in the middle of a build and the other file at the end. A build first deletes both.
	const [id, end] = [join(folder, ".next/BUILD_ID"), join(folder, endOfBuild)];
	if (!existsSync(id) || !existsSync(end)) return "missing";
	return readFileSync(id, "utf8") === sourceFingerprint(folder) ? "current" : "outdated";
}

/** Variables that are set are kept, so a bad one stops the build, which names it. */
export function startBuild(
	env: NodeJS.ProcessEnv,
	{
		folder = root,
		output,
	}: {
		folder?: string;
		/** Receives what the build prints, instead of the terminal. */
		output?: (text: string) => void;
	} = {},
) {
	// If a build is killed while it deletes the previous one, the remains must not look like a finished build.
	rmSync(join(folder, endOfBuild), { force: true });
	// Notes of the previous build. A killed build leaves half-written notes, and every later build fails on them.
	rmSync(join(folder, ".next/diagnostics"), { recursive: true, force: true });
	const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
	// `next start` needs a build made with this NODE_ENV.
	const filled: NodeJS.ProcessEnv = { ...buildEnv, ...set, NODE_ENV: "production" };
	return startNext({ args: ["build"], env: filled, cwd: folder, output });
}

/** The production build as scripts make it: without a variable set, and only where there is none of the present code. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startNext } from "./next-process";
import { root } from "./root";
import { sourceFingerprint } from "./source-fingerprint";

/** A build reads no service; it only wants to know that the variables are there (server/env.js). */
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

/** Whether there is a build, and whether it is of the code as it lies there, committed or not. */
export function lookAtBuild(folder: string): "current" | "outdated" | "missing" {
	// Next writes the id in the middle of a build and the other file at its end. A build deletes both first.
	const [id, end] = [join(folder, ".next/BUILD_ID"), join(folder, endOfBuild)];
	if (!existsSync(id) || !existsSync(end)) return "missing";
	return readFileSync(id, "utf8") === sourceFingerprint(folder) ? "current" : "outdated";
}

/** Variables that are set stay, so a bad one among them stops the build with its name. */
export function startBuild(env: NodeJS.ProcessEnv) {
	// A build that is killed while it deletes the one before must not leave what looks like a whole one.
	rmSync(join(root, endOfBuild), { force: true });
	// Notes of the build before. One that was killed leaves half of them, and every later build fails on those.
	rmSync(join(root, ".next/diagnostics"), { recursive: true, force: true });
	const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
	// A build for any other NODE_ENV is none that `next start` serves well.
	const filled: NodeJS.ProcessEnv = { ...buildEnv, ...set, NODE_ENV: "production" };
	return startNext({ args: ["build"], env: filled, cwd: root });
}

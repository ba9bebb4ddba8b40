/**
 * Where the demo's database and store are while it runs: they have other ports each time. `npm run dev` notes it, with the
 * secrets that it made, and commands read it (./load-running.ts).
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const noted = [
	...["DATABASE_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "CRON_SECRET", "DEMO_SIGN_IN"],
	...[
		"S3_BUCKET",
		"S3_REGION",
		"S3_ENDPOINT",
		"S3_FORCE_PATH_STYLE",
		"S3_ACCESS_KEY_ID",
		"S3_SECRET_ACCESS_KEY",
	],
];
const pathIn = (folder: string) => join(folder, "running.json");

/** `folder` is the data folder. Only its owner can read the note. Returns how to take it away. */
export function noteRunning(folder: string, env: NodeJS.ProcessEnv): () => void {
	const path = pathIn(folder);
	const values = Object.fromEntries(noted.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
	rmSync(path, { force: true });
	writeFileSync(path, JSON.stringify(values), { mode: 0o600 });
	return () => rmSync(path, { force: true });
}

/** The variables of the demo that runs on this folder; none if none does. */
export function readRunning(folder: string): Record<string, string> {
	try {
		return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(pathIn(folder), "utf8")));
	} catch {
		return {};
	}
}

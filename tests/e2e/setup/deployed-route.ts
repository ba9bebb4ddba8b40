/**
 * A built route with only the files that a serverless host would give it: Next's trace of the route and of the
 * instrumentation, and the manifests. It is copied outside the project, so that no node_modules is found above it.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { root } from "@/scripts/stack/root";

const listed = (file: string) =>
	z.object({ files: z.array(z.string()) }).parse(JSON.parse(readFileSync(join(root, file), "utf8"))).files;

/** The entry and all files in its trace, relative to the project. */
function traced(entry: string): string[] {
	const needed = listed(`${entry}.nft.json`).map((file) =>
		relative(root, resolve(root, dirname(entry), file)),
	);
	return [entry, ...needed];
}

export async function startDeployedRoute(route: string, env: NodeJS.ProcessEnv) {
	const entry = `.next/server/app/${route}/route.js`;
	const manifests = listed(".next/required-server-files.json").filter((file) => existsSync(join(root, file)));
	const folder = mkdtempSync(join(tmpdir(), "rollcall-deployed-"));
	// A set, because Node 24 refuses to copy a link to where it is already.
	const files = new Set([...traced(entry), ...traced(".next/server/instrumentation.js"), ...manifests]);
	for (const file of files) {
		if (file.startsWith("..")) throw new Error(`${file} is outside the project.`);
		cpSync(join(root, file), join(folder, file), { recursive: true, verbatimSymlinks: true });
	}
	const child = fork(fileURLToPath(new URL("./serve-route.mjs", import.meta.url)), [folder, entry], {
		...{ cwd: folder, env, execArgv: [] },
	});
	const stop = async () => {
		if (child.exitCode === null && child.kill("SIGKILL")) await once(child, "exit");
		rmSync(folder, { recursive: true });
	};
	try {
		const ended = once(child, "exit").then(() => Promise.reject(new Error(`${route} did not start.`)));
		const [told] = await Promise.race([once(child, "message"), ended]);
		const { port } = z.object({ port: z.number() }).parse(told);
		return { url: `http://localhost:${port}`, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

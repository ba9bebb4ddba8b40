/**
 * A built route with only the files that a serverless host would give it: Next's trace of the route and of the
 * instrumentation, and the manifests. In `npm run check:vercel` it is the function that Vercel's own build has made. It
 * is copied outside the project, so that no node_modules is found above it.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { root } from "@/scripts/stack/root";
import { ofDecoders } from "@/scripts/vercel/expected";
import { readSettings } from "@/scripts/vercel/output";

const listed = (file: string) =>
	z.object({ files: z.array(z.string()) }).parse(JSON.parse(readFileSync(join(root, file), "utf8"))).files;

/** The entry and all files in its trace, relative to the project. */
function traced(entry: string): string[] {
	const needed = listed(`${entry}.nft.json`).map((file) =>
		relative(root, resolve(root, dirname(entry), file)),
	);
	return [entry, ...needed];
}

const asItIs = { recursive: true, verbatimSymlinks: true };

/** Returns the file that answers requests. */
function copyTraced(route: string, folder: string): string {
	const entry = `.next/server/app/${route}/route.js`;
	const manifests = listed(".next/required-server-files.json").filter((file) => existsSync(join(root, file)));
	// A set, because Node 24 refuses to copy a link to where it is already.
	// A build for Vercel has no loop in its instrumentation, and so no decoders.
	const instrumentation = traced(".next/server/instrumentation.js").filter((file) => !ofDecoders.test(file));
	const files = new Set([...traced(entry), ...instrumentation, ...manifests]);
	for (const file of files) {
		if (file.startsWith("..")) throw new Error(`${file} is outside the project.`);
		cpSync(join(root, file), join(folder, file), asItIs);
	}
	return entry;
}

/** Returns the file that answers requests. */
function copyFunction(route: string, folder: string): string {
	const source = realpathSync(join(root, `.vercel/output/functions/${route}.func`));
	const { handler, runtime, filePathMap } = readSettings(source);
	const here = `nodejs${process.versions.node.split(".")[0]}.x`;
	if (runtime !== here) throw new Error(`Vercel runs this function on ${runtime}, and this is ${here}.`);
	for (const [path, from] of Object.entries(filePathMap))
		cpSync(join(root, from), join(folder, path), asItIs);
	cpSync(source, folder, asItIs);
	return handler;
}

export async function startDeployedRoute(route: string, env: NodeJS.ProcessEnv) {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-deployed-"));
	let child: ChildProcess | undefined;
	const stop = async () => {
		if (child?.exitCode === null && child.kill("SIGKILL")) await once(child, "exit");
		rmSync(folder, { recursive: true });
	};
	try {
		const copy = process.env.E2E_DEPLOYED_BY === "vercel" ? copyFunction : copyTraced;
		const entry = copy(route, folder);
		child = fork(fileURLToPath(new URL("./serve-route.mjs", import.meta.url)), [folder, entry], {
			...{ cwd: folder, env, execArgv: [] },
		});
		const ended = once(child, "exit").then(() => Promise.reject(new Error(`${route} did not start.`)));
		const [told] = await Promise.race([once(child, "message"), ended]);
		const { port } = z.object({ port: z.number() }).parse(told);
		return { url: `http://localhost:${port}`, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

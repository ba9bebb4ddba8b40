/**
 * The versions of the project that a run measures, each in a folder of its own and built if the bench serves the
 * app: this folder as it is, and a clone of another commit. The clone gets today's bench/, because what measures has
 * to be the same on both sides; everything that is measured is the old commit's own, packages included.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { lookAtBuild, startBuild } from "@/scripts/stack/build";
import { copySources, linkPackages } from "@/scripts/stack/copy-project";
import { root } from "@/scripts/stack/root";
import type { About } from "./bench";
import { runCommand } from "./command";
import type { Stops } from "./stops";

export interface Version {
	/** Part of the names of its database and its bucket. */
	name: "new" | "old";
	/** The folder of its package.json. */
	folder: string;
}

/** This folder, including changes that are not committed. */
export async function thisVersion(stops: Stops, { build }: Pick<About, "build">): Promise<Version> {
	if (!build?.with) {
		if (build) await buildIn(root, stops);
		return { name: "new", folder: root };
	}
	const folder = join(stops.folder("copy"), "project");
	copySources(folder);
	await linkAndGenerate(folder, root, stops);
	addFiles(folder, build.with);
	await buildIn(folder, stops);
	return { name: "new", folder };
}

/** A clone of another commit. Git's objects are shared with this folder, so it takes a second. */
export async function versionOf(
	commit: string,
	stops: Stops,
	{ build, from = root }: Pick<About, "build"> & { from?: string },
): Promise<Version> {
	const folder = join(stops.folder("clone"), "project");
	await runCommand(stops, from, "git", "clone", "--quiet", "--shared", "--no-checkout", from, folder);
	await runCommand(stops, folder, "git", "checkout", "--quiet", "--detach", commit);
	const lock = (of: string) => readFileSync(join(of, "package-lock.json"), "utf8");
	if (lock(folder) === lock(from)) await linkAndGenerate(folder, from, stops);
	else await runCommand(stops, folder, "npm", "ci", "--no-audit", "--no-fund");
	if (build) {
		addFiles(folder, build.with ?? {});
		// Before today's bench/ is there, because a build checks the types of everything in the folder.
		await buildIn(folder, stops);
	}
	rmSync(join(folder, "bench"), { recursive: true, force: true });
	cpSync(join(from, "bench"), join(folder, "bench"), { recursive: true });
	return { name: "old", folder };
}

/** What `npm ci` does, in a second: the packages, and the database client for the schema of this folder. */
async function linkAndGenerate(folder: string, from: string, stops: Stops): Promise<void> {
	linkPackages(folder, from);
	await runCommand(stops, folder, "npm", "run", "postinstall", "--if-present");
}

function addFiles(folder: string, files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
}

async function buildIn(folder: string, stops: Stops): Promise<void> {
	if (lookAtBuild(folder) === "current") return;
	let said = "";
	const output = (text: string) => {
		said += text;
	};
	const build = startBuild(process.env, { folder, output });
	stops.add(() => build.stop());
	if ((await build.exited) !== 0) throw new Error(`The build in ${folder} failed.\n${said}`);
}

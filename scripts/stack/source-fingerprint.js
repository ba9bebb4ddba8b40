/**
 * A name for what a production build is made from. next.config.js gives it to every build as its id, whoever starts
 * the build, so `.next/BUILD_ID` tells whether a build is of the code that lies here (./build.ts). It is a hash of
 * contents: a checkout changes times and not contents, and there may be no git.
 * JavaScript with checked types, so that next.config.js can import it.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What `next build` reads, from the top of the project. scripts/stack/build.test.ts keeps the list complete. */
export const buildInputs = [
	...[
		"app",
		"components",
		"public",
		"rules",
		"server",
		"prisma/schema.prisma",
		"instrumentation.ts",
		"proxy.ts",
	],
	...["next.config.js", "postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json"],
];

const notBuilt = /\.(test|fixture)\.tsx?$/;

/**
 * @param {string} folder Holds package.json.
 * @returns {string} 32 characters that are safe in a URL.
 */
export function sourceFingerprint(folder) {
	const hash = createHash("sha256");
	for (const file of buildInputs.flatMap((input) => filesOf(folder, input)).sort()) {
		const contents = readFileSync(join(folder, file));
		hash.update(`${file}\n${contents.length}\n`).update(contents);
	}
	// The id stands in addresses, and blockers of advertising stop those with "ad" in them.
	return hash.digest("hex").slice(0, 32).replaceAll("a", "g");
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(folder, path) {
	if (!existsSync(join(folder, path))) return [];
	const entries = listOf(join(folder, path));
	if (!entries) return notBuilt.test(path) ? [] : [path];
	// A file of an editor or a desktop begins with a dot.
	return entries
		.filter((name) => !name.startsWith("."))
		.flatMap((name) => filesOf(folder, `${path}/${name}`));
}

/** @param {string} path */
function listOf(path) {
	try {
		return readdirSync(path);
	} catch {
		return null;
	}
}

/**
 * Reads what `vercel build` wrote into .vercel/output, Vercel's Build Output API:
 * https://vercel.com/docs/build-output-api
 */
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";

export interface VercelFunction {
	/** The path below functions/ of the folder that it is in. */
	name: string;
	/** The routes that it answers. Vercel puts routes with the same settings into one function. */
	routes: string[];
	/** For instance nodejs24.x */
	runtime: string;
	/** Seconds. Undefined leaves it to the settings of the project, as with the next two. */
	maxDuration?: number | undefined;
	/** Megabytes. */
	memory?: number | undefined;
	regions?: string[] | undefined;
	/** The size of each file in bytes, by its path in the function. Unpacked they may have 250 MB. */
	files: ReadonlyMap<string, number>;
	/** The packages whose code is compiled into its files, according to their source maps. */
	compiled: ReadonlySet<string>;
}

export interface VercelOutput {
	functions: VercelFunction[];
	crons: { path: string; schedule: string }[];
}

const settings = z.object({
	runtime: z.string(),
	handler: z.string(),
	maxDuration: z.number().optional(),
	memory: z.number().optional(),
	regions: z.array(z.string()).optional(),
	/** Files that stay in the project's folder until they are uploaded: where each goes, and where it is. */
	filePathMap: z.record(z.string(), z.string()).default({}),
});

const settingsFile = ".vc-config.json";
const parse = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** The settings of the function in a folder that ends in .func. */
export const readSettings = (folder: string) => settings.parse(parse(join(folder, settingsFile)));

const config = z.object({
	crons: z.array(z.object({ path: z.string(), schedule: z.string() })).default([]),
});

/** The folder of each function by the paths that lead to it. Several may lead to one folder. */
function* foldersOf(functions: string): Generator<{ path: string; folder: string }> {
	for (const path of readdirSync(functions, { recursive: true, encoding: "utf8" }))
		if (path.endsWith(".func")) yield { path, folder: realpathSync(join(functions, path)) };
}

/** Next's routes for data that a page fetches by itself belong to the page. */
function routeOf(path: string): string {
	const route = path.replace(/\.func$/, "").replace(/\.segments\/.*$|\.rsc$/, "");
	return route === "index" ? "/" : `/${route}`;
}

/** @param project The folder that was built. */
export function readOutput(project: string): VercelOutput {
	const output = join(project, ".vercel/output");
	const functions = join(output, "functions");
	const routes = new Map<string, Set<string>>();
	for (const { path, folder } of foldersOf(functions))
		routes.set(folder, (routes.get(folder) ?? new Set()).add(routeOf(path)));
	return {
		functions: [...routes].map(([folder, own]) => {
			const { filePathMap, handler: _, ...rest } = readSettings(folder);
			const name = relative(realpathSync(functions), folder).replace(/(\.rsc)?\.func$/, "");
			const files = filesOf(project, folder, filePathMap);
			const compiled = new Set([...files.keys()].flatMap((path) => packagesIn(join(project, `${path}.map`))));
			return { name, routes: [...own].sort(), ...rest, files, compiled };
		}),
		crons: config.parse(parse(join(output, "config.json"))).crons,
	};
}

function filesOf(project: string, folder: string, filePathMap: Record<string, string>): Map<string, number> {
	const files = new Map<string, number>();
	// The size of a link is that of the link, because its target is listed as well.
	for (const [path, source] of Object.entries(filePathMap))
		files.set(path, lstatSync(join(project, source)).size);
	for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
		const found = lstatSync(join(folder, path));
		if (!found.isDirectory() && path !== settingsFile) files.set(path, found.size);
	}
	return files;
}

/** A source map, or one that is made of others: https://tc39.es/ecma426/#sec-source-map-format */
const sourceMap = z.object({
	sources: z.array(z.string().nullable()).default([]),
	sections: z.array(z.object({ map: z.object({ sources: z.array(z.string().nullable()) }) })).default([]),
});

/** Next keeps the source map of a file beside it, and does not put it into the function. */
function packagesIn(map: string): string[] {
	if (!existsSync(map)) return [];
	const { sources, sections } = sourceMap.parse(parse(map));
	const all = [...sources, ...sections.flatMap((section) => section.map.sources)];
	return all.flatMap((source) => {
		const name = /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source?.replaceAll("%40", "@") ?? "")?.[1];
		return name ? [name] : [];
	});
}

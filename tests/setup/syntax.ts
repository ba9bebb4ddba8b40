/** Syntax trees of the app's own code, for tests that read it. TypeScript 7 has no parser for programs, so oxc's is used. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "oxc-parser";
import { root } from "@/scripts/stack/root";

export interface Node {
	type: string;
	start: number;
	end: number;
	[field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
	typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

export const nodeIn = (node: Node, field: string): Node | null => {
	const value = node[field];
	return isNode(value) ? value : null;
};
export const textIn = (node: Node | null, field: string): string | null => {
	const value = node?.[field];
	return typeof value === "string" ? value : null;
};
export const nodesIn = (node: Node, field: string): Node[] => {
	const value = node[field];
	return Array.isArray(value) ? value.filter(isNode) : [];
};

export function parse(file: string, source: string): Node {
	const { program, errors } = parseSync(file, source);
	if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
	if (!isNode(program)) throw new Error(`${file} has no syntax tree.`);
	return program;
}

/** Visits a node and all below it, with those above, the nearest first. */
export function walk(
	node: Node,
	visit: (node: Node, above: readonly Node[]) => void,
	above: readonly Node[] = [],
) {
	visit(node, above);
	const inside = [node, ...above];
	for (const value of Object.values(node))
		for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, inside);
}

export interface Source {
	file: string;
	source: string;
}

/** The code of these folders and files, without tests, fixtures and generated files. */
export function sourcesOf(paths: readonly string[]): Source[] {
	return paths
		.flatMap((path) =>
			/\.\w+$/.test(path)
				? [path]
				: readdirSync(join(root, path), { recursive: true, encoding: "utf8" }).map(
						(name) => `${path}/${name.replaceAll("\\", "/")}`,
					),
		)
		.filter((file) => /\.(tsx?|m?js)$/.test(file) && !/(\.(test|fixture|d)\.tsx?|\.d\.ts)$/.test(file))
		.filter((file) => !file.startsWith("prisma/generated/"))
		.sort()
		.map((file) => ({ file, source: readFileSync(join(root, file), "utf8") }));
}

/** What a file imports, also by `import()`, without types: paths in the repository, without their extension. */
export function importsOf({ file, source }: Source): string[] {
	const found: string[] = [];
	walk(parse(file, source), (node) => {
		const typeOnly = node.importKind === "type" || node.exportKind === "type";
		const isImport = /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(node.type);
		const target = isImport && !typeOnly ? textIn(nodeIn(node, "source"), "value") : null;
		if (target?.startsWith("@/")) found.push(target.slice(2));
		else if (target?.startsWith(".")) found.push(normalize(join(dirname(file), target)));
	});
	return found;
}

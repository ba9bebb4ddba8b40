/** Reads docs/entry-points.md as data, and lists the routes of the project. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@/scripts/stack/root";

const plain = (cell: string) => cell.trim().replace(/^`(.*)`$/, "$1");

/** The rows of the table below a heading of docs/entry-points.md. */
export function entryPoints(heading: string): string[][] {
	const [, section = ""] = readFileSync(join(root, "docs/entry-points.md"), "utf8").split(`## ${heading}\n`);
	const [text = ""] = section.split("\n## ");
	const rows = text.split("\n").filter((line) => line.startsWith("|"));
	return rows.slice(2).map((row) => row.split("|").slice(1, -1).map(plain));
}

/** The route that Next makes of this file of app/; null if it makes none. */
function routeOf(file: string): string | null {
	const match =
		/^(.*?)\/?(?:(?:page\.tsx|route\.ts)|((?:icon|apple-icon|opengraph-image|sitemap|robots|manifest)\.\w+))$/.exec(
			file,
		);
	if (!match) return null;
	const folders = (match[1] ?? "").split("/").filter((folder) => folder && !/^\(.*\)$/.test(folder));
	return `/${[...folders, match[2]].filter(Boolean).join("/")}`;
}

/** The routes that Next serves from app/ and public/. */
export function servedRoutes(): string[] {
	const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" });
	const routes = files.map((file) => routeOf(file.replaceAll("\\", "/"))).filter((route) => route !== null);
	const published = readdirSync(join(root, "public"), { withFileTypes: true }).map((entry) =>
		entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`,
	);
	return [...routes, ...published];
}

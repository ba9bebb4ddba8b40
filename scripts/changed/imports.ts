/** Which files of the project import which, read from their source with a pattern. */
import { dirname, join, normalize } from "node:path";

export interface Source {
	/** Its path from the top of the project. */
	file: string;
	source: string;
}

/** `import … from`, `export … from`, a bare import, and `import()`, in JSDoc as well. */
const importOf =
	/^(?:import|export)\s+(type\s)?[^;]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

/** The project's own files that a file imports, without their extension if the import has none. */
export function* importsOf({ file, source }: Source): Generator<{ target: string; typeOnly: boolean }> {
	for (const [, type, from, bare, dynamic] of source.matchAll(importOf)) {
		const target = from ?? bare ?? dynamic ?? "";
		// package.json gives the hooks of messages this name, because server components have others.
		if (target === "#translations")
			yield { target: "components/language/use-translations", typeOnly: Boolean(type) };
		else if (target.startsWith("@/")) yield { target: target.slice(2), typeOnly: Boolean(type) };
		else if (target.startsWith("."))
			yield { target: normalize(join(dirname(file), target)), typeOnly: Boolean(type) };
	}
}

/** Finds the file that an import means, among the files given. */
export function fileFinder(files: readonly Source[]): (target: string) => string | undefined {
	const withoutExtension = new Map(files.map(({ file }) => [file.replace(/\.\w+$/, ""), file]));
	const names = new Set(files.map(({ file }) => file));
	return (target) => (names.has(target) ? target : withoutExtension.get(target));
}

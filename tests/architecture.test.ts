/**
 * The one direction in which the code may depend (CONTRIBUTING.md): app → components → router types and rules;
 * routers → uploads, photos, policies → storage, db. No two folders import each other. One file reads the environment.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { root } from "@/scripts/stack/root";

interface Rule {
	from: RegExp;
	/** Imports of these are refused, except for types where `types` is set. */
	not: RegExp;
	types?: true;
	why: string;
}

const rules: Rule[] = [
	{ from: /^(server|components|prisma)\//, not: /^app\//, why: "app only routes: nothing stands on it" },
	{
		from: /^components\//,
		not: /^(server|prisma)\//,
		types: true,
		why: "what the browser loads must not drag the server along, nor zod",
	},
	{
		from: /^server\//,
		not: /^(components|scripts|tests)\//,
		why: "the server knows no user interface and no tool",
	},
	{
		from: /^server\/(uploads|photos|policies|storage|images|events|jobs|mail)\//,
		not: /^server\/(routers|auth|production-deps)/,
		why: "use-cases are called by routers, and take what they need as values",
	},
	{
		from: /^server\/routers\/(?!trpc|context|answer-api)/,
		not: /^server\/(storage|images|db|env)/,
		why: "a router is thin: it calls a use-case",
	},
	{
		from: /^server\/policies\//,
		not: /^server\/(storage|images|db|env)/,
		why: "a policy decides over rows, not over objects",
	},
	{
		from: /^server\/photos\//,
		not: /^server\/uploads\//,
		why: "an upload becomes a photo, and a photo no longer knows of it",
	},
	{
		from: /^server\/storage\//,
		not: /^server\/(uploads|photos|policies|images|events|jobs)\//,
		why: "the object store knows nothing of photos",
	},
	{ from: /^app\//, not: /^server\/(storage|images|policies)\//, why: "pages speak to the API, not past it" },
];

/** `import … from`, `export … from`, a bare import, and `import()`, in JSDoc as well. */
const importOf =
	/^(?:import|export)\s+(type\s)?[^;]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

function* importsOf(file: string, source: string) {
	for (const [, type, from, bare, dynamic] of source.matchAll(importOf)) {
		const target = from ?? bare ?? dynamic ?? "";
		if (target.startsWith("@/")) yield { target: target.slice(2), typeOnly: Boolean(type) };
		else if (target.startsWith("."))
			yield { target: normalize(join(dirname(file), target)), typeOnly: Boolean(type) };
	}
}

function violations(file: string, source: string): string[] {
	return rules
		.filter((rule) => rule.from.test(file))
		.flatMap((rule) =>
			[...importsOf(file, source)]
				.filter(({ target, typeOnly }) => rule.not.test(target) && !(rule.types && typeOnly))
				.map(({ target }) => `${file} imports ${target}: ${rule.why}`),
		);
}

/** The product's own code, without its tests. */
function sources() {
	return ["app", "components", "server", "prisma", "rules"].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
			.map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
			.filter((file) => /\.(tsx?|m?js)$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
			.filter((file) => !file.startsWith("prisma/generated/"))
			.map((file) => ({ file, source: readFileSync(join(root, file), "utf8") })),
	);
}

test("every import goes in the one direction", () => {
	const files = sources();
	expect(files.length).toBeGreaterThan(100);
	expect(files.flatMap(({ file, source }) => violations(file, source))).toEqual([]);
});

test("each way against the direction is noticed", () => {
	const planted: [string, string][] = [
		["server/photos/x.ts", 'import { a } from "@/app/page";'],
		["components/upload/x.tsx", 'import { db } from "@/server/db/client";'],
		["components/upload/x.ts", 'import { titleInput } from "@/server/routers/photos.schema";'],
		["server/routers/trpc.ts", 'import { Button } from "../../components/ui/button";'],
		["server/photos/x.ts", 'import {\n\tphotosRouter,\n} from "../routers/photos";'],
		["server/routers/x.ts", 'import { makeS3Store } from "../storage/s3-store";'],
		["server/policies/x.ts", 'import "../storage/s3-store";'],
		["server/photos/x.ts", 'import type { Intent } from "../uploads/intent";'],
		["server/storage/x.ts", 'export { develop } from "../photos/develop";'],
		["app/page.tsx", 'import { findMembership } from "@/server/policies/membership";'],
	];
	for (const [file, source] of planted)
		expect(violations(file, source), `${file}: ${source}`).toHaveLength(1);
	expect(violations("components/x.ts", 'import type { AppRouter } from "@/server/routers/_app";')).toEqual(
		[],
	);
	expect(violations("components/x.ts", 'import { photoTypes } from "@/rules/photo-types";')).toEqual([]);
});

test("only server/env.js reads the environment", () => {
	const files = sources();
	const readers = files.filter(({ source }) => /process\.env\b/.test(source)).map(({ file }) => file);
	expect(readers).toEqual(["server/env.js"]);
});

test(".env.example names exactly the variables that server/env.js reads", () => {
	const schema = readFileSync(join(root, "server/env.js"), "utf8");
	const known = [...schema.matchAll(/^\t\t([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name);
	const example = readFileSync(join(root, ".env.example"), "utf8");
	const listed = [...example.matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
	// Set by the runtime and by Vercel, never by a person.
	expect(listed.sort()).toEqual(known.filter((name) => name !== "NODE_ENV" && name !== "VERCEL_ENV").sort());
});

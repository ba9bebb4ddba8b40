/**
 * Checks the direction in which the code may depend (CONTRIBUTING.md): app → components → rules and router types;
 * routers → uploads, photos, policies → storage, db. Also checks that no two folders import each other, and that only one
 * file reads the environment.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { fileFinder, importsOf, type Source } from "@/scripts/changed/imports";
import { root } from "@/scripts/stack/root";

interface Rule {
	from: RegExp;
	/** Imports of these are refused, except for types where `types` is set. */
	not: RegExp;
	types?: true;
	why: string;
}

const rules: Rule[] = [
	{
		from: /^(server|components|prisma)\//,
		not: /^app\//,
		why: "nothing may depend on app/, which only routes",
	},
	{
		from: /^components\//,
		not: /^(server|prisma)\//,
		types: true,
		why: "the browser must not load server code, nor zod",
	},
	{
		from: /^components\//,
		not: /^messages\/(en|de|compile|pseudo)\b/,
		types: true,
		why: "a page gets only its own messages, compiled, in the reader's language (app/_language/messages.tsx)",
	},
	{
		from: /^messages\//,
		not: /^(app|components|server|prisma)\//,
		why: "the catalogues are below everything that reads them",
	},
	{
		from: /^server\//,
		not: /^(components|scripts|tests)\//,
		why: "the server does not depend on the user interface or on tools",
	},
	{
		from: /^server\/(uploads|photos|policies|storage|images|events|changes|jobs|mail)\//,
		not: /^server\/(routers|auth|production-deps)/,
		why: "routers call use-cases, and use-cases take their dependencies as arguments",
	},
	{
		from: /^server\/routers\/(?!trpc|context|answer-api)/,
		not: /^server\/(storage|images|db|env)/,
		why: "a router only calls use-cases",
	},
	{
		from: /^server\/policies\//,
		not: /^server\/(storage|images|db|env)/,
		why: "a policy decides from rows, not from objects in the store",
	},
	{
		from: /^server\/photos\//,
		not: /^server\/uploads\//,
		why: "an upload becomes a photo, and photos do not depend on uploads",
	},
	{
		from: /^server\/storage\//,
		not: /^server\/(uploads|photos|policies|images|events|jobs)\//,
		why: "the object store does not depend on photos",
	},
	{
		from: /^app\//,
		not: /^server\/(storage|images|policies)\//,
		why: "pages use the API and do not bypass it",
	},
];

function violations(file: string, source: string): string[] {
	return rules
		.filter((rule) => rule.from.test(file))
		.flatMap((rule) =>
			[...importsOf({ file, source })]
				.filter(({ target, typeOnly }) => rule.not.test(target) && !(rule.types && typeOnly))
				.map(({ target }) => `${file} imports ${target}: ${rule.why}`),
		);
}

/** The product's own code, without its tests. */
function sources() {
	return ["app", "components", "messages", "server", "prisma", "rules"].flatMap((folder) =>
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

test("an import against the direction is reported", () => {
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
		["components/x.tsx", 'import { en } from "@/messages/en";'],
		["components/x.tsx", 'import { translator } from "@/messages/compile";'],
		["messages/x.ts", 'import { env } from "@/server/env.js";'],
		["app/page.tsx", 'import { findMembership } from "@/server/policies/membership";'],
	];
	for (const [file, source] of planted)
		expect(violations(file, source), `${file}: ${source}`).toHaveLength(1);
	expect(violations("components/x.ts", 'import type { AppRouter } from "@/server/routers/_app";')).toEqual(
		[],
	);
	expect(violations("components/x.ts", 'import { photoTypes } from "@/rules/photo-types";')).toEqual([]);
});

/** A folder by its whole path. A file directly in server/ counts by itself, because some of them are the ground of all folders and some put all folders together. */
const roomOf = (file: string) => (dirname(file) === "server" ? file : dirname(file));

/** The groups of folders that import each other, directly or indirectly. Imports of types count. */
function knots(files: readonly Source[]): string[][] {
	const fileOf = fileFinder(files);
	const arrows = new Map<string, Set<string>>();
	for (const { file, source } of files) {
		const from = arrows.get(roomOf(file)) ?? new Set();
		arrows.set(roomOf(file), from);
		for (const { target } of importsOf({ file, source })) {
			const imported = fileOf(target);
			if (imported && roomOf(imported) !== roomOf(file)) from.add(roomOf(imported));
		}
	}
	const reachable = new Map([...arrows.keys()].map((room) => [room, reach(arrows, room)]));
	const tied = [...arrows.keys()].map((room) =>
		[...(reachable.get(room) ?? [])].filter((other) => reachable.get(other)?.has(room)).sort(),
	);
	return [...new Map(tied.filter((knot) => knot.length > 1).map((knot) => [knot.join(), knot])).values()];
}

/** Every room that can be reached from this one; itself too, where a way leads back. */
function reach(arrows: ReadonlyMap<string, ReadonlySet<string>>, from: string): Set<string> {
	const seen = new Set<string>();
	const waiting = [...(arrows.get(from) ?? [])];
	for (let room = waiting.pop(); room !== undefined; room = waiting.pop()) {
		if (seen.has(room)) continue;
		seen.add(room);
		waiting.push(...(arrows.get(room) ?? []));
	}
	return seen;
}

test("no two folders import each other, directly or indirectly", () => {
	expect(knots(sources())).toEqual([]);
});

test.each<[what: string, planted: Source[], knot: string[]]>([
	[
		"a type that is imported back",
		[
			{ file: "server/photos/a.ts", source: 'import { b } from "../storage/b";' },
			{ file: "server/storage/b.ts", source: 'import type { A } from "../photos/a";' },
		],
		["server/photos", "server/storage"],
	],
	[
		"an import() back",
		[
			{ file: "components/wall/a.tsx", source: 'import { b } from "../photo/b";' },
			{ file: "components/photo/b.tsx", source: 'const a = await import("@/components/wall/a");' },
		],
		["components/photo", "components/wall"],
	],
	[
		"a type in a comment of plain JavaScript",
		[
			{ file: "server/images/a.ts", source: 'import { b } from "./process/b.mjs";' },
			{ file: "server/images/process/b.mjs", source: '/** @typedef {import("../a").A} A */' },
		],
		["server/images", "server/images/process"],
	],
	[
		"three folders in a circle",
		[
			{ file: "server/mail/a.ts", source: 'import { b } from "@/server/jobs/b";' },
			{ file: "server/jobs/b.ts", source: 'import { c } from "@/rules/c";' },
			{ file: "rules/c.ts", source: 'export { a } from "../server/mail/a";' },
		],
		["rules", "server/jobs", "server/mail"],
	],
	[
		"a file directly in server/ and a folder below it",
		[
			{ file: "server/deps.ts", source: 'import type { M } from "./mail/m";' },
			{ file: "server/mail/m.ts", source: 'import type { Deps } from "../deps";' },
		],
		["server/deps.ts", "server/mail"],
	],
])("a cycle of folders is reported: %s", (_, planted, knot) => {
	expect(knots(planted)).toEqual([knot]);
});

test("rules/ imports nothing but itself", () => {
	const outside = sources()
		.filter(({ file }) => file.startsWith("rules/"))
		.flatMap(({ file, source }) =>
			[...source.matchAll(/from\s+"([^"]+)"/g)].map(([, from]) => `${file}: ${from}`),
		)
		.filter((line) => !/: (\.\/|@\/rules\/)/.test(line));
	expect(outside).toEqual([]);
});

/** Files that write to the audit log other than by server/audit/write-audit.ts, whose table knows every action. */
const auditWriters = (files: readonly Source[]) =>
	files
		.filter(({ source }) => /\bauditEntry\.(create|update|upsert|delete)|INTO "AuditEntry"/.test(source))
		.map(({ file }) => file)
		.filter((file) => file !== "server/audit/write-audit.ts");

test("only one function writes to the audit log", () => {
	expect(auditWriters(sources())).toEqual([]);
	const planted = ["await tx.auditEntry.createMany({ data });", 'db.$executeRaw`INSERT INTO "AuditEntry" …`'];
	for (const source of planted)
		expect(auditWriters([{ file: "server/photos/x.ts", source }])).toEqual(["server/photos/x.ts"]);
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

/** Checks that the compose file and the app agree on the environment, which needs no container engine. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bucketPolicy } from "@/scripts/stack/buckets";
import { root } from "@/scripts/stack/root";

const read = (file: string) => readFileSync(join(root, file), "utf8");
const compose = read("compose.yaml");
const [, environment = ""] = /environment: &environment\n((?: {4}.*\n)+)/.exec(compose) ?? [];
const given = [...environment.matchAll(/^ {4}([A-Z0-9_]+):/gm)].map(([, name]) => name);
const known = [...read(".env.example").matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);

test("the server reads every variable that the compose file sets", () => {
	expect(given.length).toBeGreaterThan(8);
	expect(given.filter((name) => !known.includes(name))).toEqual([]);
});

test("the compose file sets every required variable", () => {
	const required = [...read("README.md").matchAll(/^\| `([A-Z0-9_]+)` \| required \|/gm)].map(
		([, name]) => name,
	);
	expect(required.length).toBeGreaterThan(5);
	expect(required.filter((name) => !given.includes(name))).toEqual([]);
});

test("every npm script that the compose file runs exists", () => {
	const { scripts } = JSON.parse(read("package.json"));
	const run = [...compose.matchAll(/npm",? "?run"?,? "([\w:]+)"|npm run (?:--silent )?([\w:]+)/g)];
	const names = run.map(([, listed, typed]) => listed ?? typed);
	expect(names).toEqual(["db:migrate", "sweep", "doctor"]);
	for (const name of names) expect(scripts).toHaveProperty([name ?? ""]);
});

test("each service that keeps a shell running has an init process, which ends it when the container is stopped", () => {
	const services = compose
		.split(/^ {2}(?=\w+:\n)/m)
		.filter((service) => /command: \["sh", "-c", "while /.test(service));
	expect(services).toHaveLength(1);
	for (const service of services) expect(service).toContain("\n    init: true\n");
});

test("the runbook says for each line of a restore what it is on a server with two roles, with services that exist", () => {
	const runbook = read("docs/runbook.md");
	const [, table = ""] = /### On your own server\n[\s\S]*?\n\| --- .*\n((?:\|.*\n)+)/.exec(runbook) ?? [];
	const rows = table.split("\n").map((row) => row.split("|")[1] ?? "");
	const [, restore = ""] = /## Restore\n([\s\S]*?)### On your own server/.exec(runbook) ?? [];
	const programs = [...restore.matchAll(/^(npm run [\w:]+|pg_restore)/gm)].map(([, program = ""]) => program);
	expect(new Set(programs).size).toBe(5);
	for (const program of programs)
		expect(
			rows.filter((row) => row.includes(`\`${program}\``)),
			program,
		).toHaveLength(1);
	const services = [...table.matchAll(/docker compose (?:run|exec) (?:--[\w-]+ )*(\w+)/g)].map(
		([, name]) => name,
	);
	expect(services).toEqual(["postgres", "roles", "roles", "migrate", "sweep"]);
	for (const name of services) expect(compose).toContain(`\n  ${name}:\n`);
});

test("the compose file contains no secret", () => {
	for (const [, value = ""] of compose.matchAll(/(?:SECRET|PASSWORD)[A-Z_]*: (.*)/g)) {
		expect(value).toMatch(/^\$\{\w+:\?.*\}$/);
	}
});

test("the app gets no password of a superuser, in its environment or in its image", () => {
	expect(environment).not.toMatch(/POSTGRES_PASSWORD|POSTGRES_MIGRATE_PASSWORD|MINIO_ROOT_PASSWORD/);
	expect(environment).toContain("postgres://rollcall_app:");
	// A file that Compose reads for its own variables must not be passed on.
	expect([...compose.matchAll(/env_file: (.*)/g)].map(([, file]) => file)).toEqual([
		"&app-env [{ path: app.env, required: false }]",
		"*app-env",
	]);
});

test("the app's user in the store has the rights of docs/deploy.md and no other", () => {
	const [, block = ""] = /### Permissions\n\n```json\n([\s\S]*?)```/.exec(read("docs/deploy.md")) ?? [];
	expect(JSON.parse(read("scripts/self-host/store-policy.json"))).toEqual(
		JSON.parse(block.replaceAll("YOUR-BUCKET", "rollcall")),
	);
});

test("on Ceph the bucket's policy gives the app the same rights, and has the denials of docs/deploy.md", () => {
	const [objects, bucket] = JSON.parse(read("scripts/self-host/store-policy.json")).Statement;
	const Principal = { AWS: "arn:aws:iam:::user/rollcall-app" };
	expect(JSON.parse(read("scripts/self-host/ceph-policy.json")).Statement).toEqual([
		{ ...objects, Sid: "App", Principal },
		{ ...bucket, Sid: "AppOnBucket", Principal, Action: ["s3:ListBucket", "s3:DeleteObject"] },
		...bucketPolicy("rollcall").Statement,
	]);
});

test("nothing that git ignores gets into the image", () => {
	const ignored = read(".dockerignore").split("\n");
	const kept = read(".gitignore")
		.split("\n")
		.filter((line) => line && !line.startsWith("!"))
		// Written again by each build.
		.filter((line) => !["next-env.d.ts", "*.tsbuildinfo"].includes(line))
		.map((line) => line.replace(/\/$/, "").replace(/^\.env.*/, ".env*"));
	expect(kept.length).toBeGreaterThan(8);
	expect(kept.filter((line) => !ignored.includes(line) && !ignored.includes(`**/${line}`))).toEqual([]);
});

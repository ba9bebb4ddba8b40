/**
 * Runs Vercel's own production build on a copy of the project, as Vercel would: on the Node that it chooses, with the
 * project's settings and variables, and with a database that it migrates first.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { buildEnv } from "../stack/build";
import { copySources, linkPackages } from "../stack/copy-project";
import { type ProcessGroup, startGroup } from "../stack/process-group";
import { readOutput } from "./output";
import type { Build } from "./rule";
import type { Tools } from "./tools";

/** The copy has no link to a project at Vercel, no variables and no build, whatever this folder has. */
export function copyForVercel(project: string): void {
	mkdirSync(project);
	copySources(project, (file) => !file.startsWith(".vercel/"));
	linkPackages(project);
}

/** Puts the program's own Node before any other. */
export const pathOf = ({ node }: Tools) => `${dirname(node)}${delimiter}${process.env.PATH}`;

/** What reaches the build from this shell: a DATABASE_URL does not, because the build migrates it. */
const kept = [
	...["HOME", "LANG", "TMPDIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS"],
	...["npm_config_cache", "npm_config_registry", "npm_config_userconfig"],
];

/** With these, nothing but npm uses the network, and npm only for a package that is not in its cache. */
const quiet = {
	VERCEL_TELEMETRY_DISABLED: "1",
	NO_UPDATE_NOTIFIER: "1",
	NO_COLOR: "1",
	npm_config_prefer_offline: "true",
	npm_config_audit: "false",
	npm_config_fund: "false",
	npm_config_update_notifier: "false",
};

function buildersEnv(tools: Tools): NodeJS.ProcessEnv {
	const env = { ...process.env };
	for (const name of Object.keys(env)) if (!kept.includes(name)) delete env[name];
	return Object.assign(env, quiet, { PATH: pathOf(tools) });
}

/** What `vercel link` and `vercel pull` would have written. */
function linkToVercel(project: string, databaseUrl: string): void {
	const folder = join(project, ".vercel");
	mkdirSync(folder);
	// Another Node than the build must choose, so that the choice is seen to be that of package.json.
	const settings = { framework: "nextjs", nodeVersion: "22.x" };
	const link = { projectId: "prj_of_this_check", orgId: "team_of_this_check", settings };
	writeFileSync(join(folder, "project.json"), JSON.stringify(link));
	const variables = { ...buildEnv, DATABASE_URL: databaseUrl, VERCEL_ENV: "production" };
	const lines = Object.entries(variables).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
	writeFileSync(join(folder, ".env.production.local"), lines.join(""));
}

/** `settings` is an empty folder for Vercel's command line, which otherwise writes to the home folder. */
export function startVercelBuild({
	tools,
	project,
	settings,
	databaseUrl,
	output,
}: {
	tools: Tools;
	project: string;
	settings: string;
	databaseUrl: string;
	output: (text: string) => void;
}): ProcessGroup {
	linkToVercel(project, databaseUrl);
	const options = ["--prod", "--yes", "--token", "unused", "--global-config", settings];
	return startGroup({
		command: tools.node,
		args: [tools.vercel, "build", ...options],
		cwd: project,
		env: buildersEnv(tools),
		output,
	});
}

const vercelJson = z.object({
	regions: z.array(z.string()).optional(),
	crons: z.array(z.object({ path: z.string(), schedule: z.string() })).optional(),
});

/** Describes the finished build in a folder. */
export async function describeBuild(project: string, databaseUrl: string, log: string): Promise<Build> {
	const namesIn = (folder: string) => readdirSync(join(project, folder));
	const processes = "server/images/process";
	return {
		...readOutput(project),
		vercelJson: vercelJson.parse(JSON.parse(readFileSync(join(project, "vercel.json"), "utf8"))),
		log,
		processFiles: namesIn(processes)
			.filter((name) => name.endsWith(".mjs"))
			.map((name) => `${processes}/${name}`),
		migrations: {
			existing: namesIn("prisma/migrations").filter((name) => /^\d+_/.test(name)),
			applied: await appliedMigrations(databaseUrl),
		},
	};
}

async function appliedMigrations(connectionString: string): Promise<string[]> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists");
		if (!table.rows[0]?.exists) return [];
		const { rows } = await client.query<{ name: string }>(
			"SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL",
		);
		return rows.map(({ name }) => name);
	} finally {
		await client.end();
	}
}

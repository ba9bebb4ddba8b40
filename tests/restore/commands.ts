/** The command lines of docs/runbook.md, and the ways to run them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { nameOrganizer } from "@/scripts/organizer/name-organizer";
import { applyMigrations } from "@/scripts/stack/migrate";
import { root } from "@/scripts/stack/root";
import { optionsOf } from "@/scripts/verify/options";
import { sweep } from "@/server/jobs/sweep";
import { leftOf } from "@/server/verify/report";
import { verify } from "@/server/verify/verify";
import { openDatabase } from "../setup/database";
import { connectAsApp, makeRoles, urlOfRole } from "../setup/least-rights";
import type { Scene } from "../setup/photos";

const runbook = readFileSync(join(root, "docs/runbook.md"), "utf8");

/** The lines of the case with this heading, with EVENT filled in. */
export function linesOf(heading: string, event = ""): string[] {
	const [, block] = new RegExp(`### ${heading}\\n[^]*?\`\`\`sh\\n([^]*?)\`\`\``).exec(runbook) ?? [];
	if (!block) throw new Error(`The runbook has no lines for "${heading}".`);
	return block
		.trim()
		.split("\n")
		.map((line) => line.replace("EVENT", event));
}

/** What stands for the programs that are not ours. */
export interface Tools {
	pgRestore?: () => Promise<void>;
	/** Without `--metadata` it brings back the bytes alone. */
	rclone?: (options: { metadata: boolean }) => Promise<void>;
}

/** Runs a line and returns its exit code. */
export type Run = (s: Scene, line: string, tools: Tools) => Promise<number>;

export const inThisProcess: Run = async (s, line, tools) => {
	const [program, , script, ...args] = line.split(" ");
	if (isForeign(program)) return runTool(line, tools);
	const rest = args.filter((argument) => argument !== "--");
	switch (script) {
		case "db:migrate":
			// The test's database has every migration.
			return 0;
		case "sweep":
			return (await sweep(s.deps)).failed > 0 ? 1 : 0;
		case "organizer": {
			const [email = "", slug] = rest;
			return (await nameOrganizer(s.deps, { email, slug })).done ? 0 : 1;
		}
		case "verify": {
			const range = { from: `event_${s.event.id}`, to: `event_${s.event.id}/~` };
			return leftOf(await verify(s.deps, { ...optionsOf(rest), range })) > 0 ? 1 : 0;
		}
		default:
			throw new Error(`The test does not know ${line}.`);
	}
};

/** With npm, as an operator does. */
export const asAnOperator: Run = (_s, line, tools) => inShell(line, tools, {});

/**
 * On a server of one's own, as the table of the runbook says: a dump is restored by the superuser and handed over, migrations have
 * their role, and everything else the app's.
 */
export const withTwoRoles: Run = async (s, line, tools) => {
	const { url } = await openDatabase();
	if (line.startsWith("pg_restore")) {
		const code = await runTool(line, tools);
		await makeRoles(url);
		return code;
	}
	if (line.includes("db:migrate")) {
		await applyMigrations(urlOfRole("rollcall_migrate", url));
		return 0;
	}
	const { db, prepared, end } = connectAsApp(url);
	const deps = { ...s.deps, db, prepared };
	return await inThisProcess({ ...s, deps }, line, tools).finally(end);
};

/** The same with npm. */
export const asAnOperatorWithTwoRoles: Run = async (_s, line, tools) => {
	const { url } = await openDatabase();
	const role = line.includes("db:migrate") ? "rollcall_migrate" : "rollcall_app";
	const code = await inShell(line, tools, { DATABASE_URL: urlOfRole(role, url) });
	if (line.startsWith("pg_restore")) await makeRoles(url);
	return code;
};

async function inShell(line: string, tools: Tools, variables: Record<string, string>): Promise<number> {
	const [program = "", ...args] = line.split(" ");
	if (isForeign(program)) return runTool(line, tools);
	const env = { ...process.env, ...variables };
	const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
	const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
	console.info(printed);
	return Number(code);
}

const isForeign = (program?: string) => program === "pg_restore" || program === "rclone";

async function runTool(line: string, { pgRestore, rclone }: Tools): Promise<number> {
	if (line.startsWith("pg_restore") && pgRestore) await pgRestore();
	else if (line.startsWith("rclone copy") && rclone)
		await rclone({ metadata: line.split(" ").includes("--metadata") });
	else throw new Error(`This rehearsal has nothing for ${line}.`);
	return 0;
}

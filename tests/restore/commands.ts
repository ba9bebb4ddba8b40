/** The command lines of docs/runbook.md, and two ways to run them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { nameOrganizer } from "@/scripts/organizer/name-organizer";
import { root } from "@/scripts/stack/root";
import { optionsOf } from "@/scripts/verify/options";
import { sweep } from "@/server/jobs/sweep";
import { leftOf } from "@/server/verify/report";
import { verify } from "@/server/verify/verify";
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

/** Runs a line and returns its exit code. `restoreDump` stands for pg_restore. */
export type Run = (s: Scene, line: string, restoreDump?: () => Promise<void>) => Promise<number>;

export const inThisProcess: Run = async (s, line, restoreDump) => {
	const [program, , script, ...args] = line.split(" ");
	if (program === "pg_restore") return restored(restoreDump);
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
export const asAnOperator: Run = async (_s, line, restoreDump) => {
	const [program = "", ...args] = line.split(" ");
	if (program === "pg_restore") return restored(restoreDump);
	const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
	const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
	console.info(printed);
	return Number(code);
};

async function restored(restoreDump?: () => Promise<void>): Promise<number> {
	if (!restoreDump) throw new Error("There is no dump in this rehearsal.");
	await restoreDump();
	return 0;
}

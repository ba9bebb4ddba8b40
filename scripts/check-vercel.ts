/**
 * `npm run check:vercel`: Vercel's own build of the present files, compared with what it must be, and then the main job
 * on the Node that Vercel chooses. It takes a few minutes, so it is not part of `npm test`. All of it happens in a
 * folder for temporary files, which is deleted again; only the tools stay, in .data/tools.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { installChromium } from "./stack/chromium";
import { messageOf, PlainError } from "./stack/plain-error";
import { startPostgres } from "./stack/postgres";
import type { ProcessGroup } from "./stack/process-group";
import { copyForVercel, describeBuild, startVercelBuild } from "./vercel/build";
import { complaintsAbout } from "./vercel/complaints";
import { expected } from "./vercel/expected";
import { complaintsAboutMainJob, readReport, startMainJob, whyNotWith } from "./vercel/main-job";
import { describe } from "./vercel/report";
import type { Build } from "./vercel/rule";
import { findTools, type Tools, toolVersions, whyNotOn } from "./vercel/tools";

/** How to stop what was started and delete what was made, in the order of making; run from the end. */
const undo: (() => unknown)[] = [];
let stopping = false;
let running: ProcessGroup | undefined;

const say = (line: string) => console.log(`[vercel] ${line}`);

/** Runs the group to its end, or until Ctrl-C. Resolves to its exit code. */
async function finish(group: ProcessGroup): Promise<number> {
	running = group;
	undo.push(() => group.stop());
	const code = await group.exited;
	goOn();
	return code;
}

function goOn() {
	if (stopping) throw new PlainError("Stopped.");
}

async function main(): Promise<string[]> {
	const elsewhere = whyNotOn(process.platform, process.arch);
	if (elsewhere) throw new PlainError(`NOT CHECKED: ${elsewhere}`);
	const tools = findTools(say);
	goOn();
	const folder = mkdtempSync(join(tmpdir(), "rollcall-vercel-"));
	undo.push(() => rmSync(folder, { recursive: true, force: true }));
	// Under root, PostgreSQL runs as another user, who needs access to the folder.
	chmodSync(folder, 0o755);
	const project = join(folder, "rollcall");
	say("copying the project");
	copyForVercel(project);
	goOn();
	const build = await buildIn(project, folder, tools);
	console.log(["", ...describe(build, expected), ""].join("\n"));

	return [...complaintsAbout(build, expected), ...(await doMainJob(tools, project, folder))];
}

async function doMainJob(tools: Tools, project: string, folder: string): Promise<string[]> {
	const why = whyNotWith(networkInterfaces());
	if (why) return [`NOT CHECKED: ${why}`];
	say(`the main job on Node ${toolVersions.node}`);
	installChromium();
	goOn();
	const report = join(folder, "report.json");
	const code = await finish(startMainJob(tools, project, report));
	const complaints = complaintsAboutMainJob(readReport(report));
	if (code !== 0 && complaints.length === 0) return [`The browser tests ended with exit code ${code}.`];
	return complaints;
}

async function buildIn(project: string, folder: string, tools: Tools): Promise<Build> {
	say("starting PostgreSQL, which the build migrates");
	const dataDir = join(folder, "postgres/data");
	const postgres = await startPostgres({ dataDir, password: "rollcall-vercel", durable: false });
	undo.push(() => postgres.stop());
	goOn();
	const databaseUrl = await postgres.ensureDatabase("rollcall");
	say(`building with Vercel's command line ${toolVersions.vercel} on Node ${toolVersions.node}`);
	let log = "";
	const output = (text: string) => {
		log += text;
	};
	const begin = Date.now();
	const settings = join(folder, "settings");
	const code = await finish(startVercelBuild({ tools, project, settings, databaseUrl, output }));
	if (code !== 0) throw new PlainError(`${log}\nVercel's build failed. The reason is above.`);
	say(`built in ${Math.round((Date.now() - begin) / 1_000)} s`);
	const build = await describeBuild(project, databaseUrl, log);
	await postgres.stop();
	return build;
}

async function undoAll() {
	for (const step of undo.splice(0).reverse()) {
		await Promise.resolve()
			.then(step)
			.catch((error: unknown) => console.error(messageOf(error)));
	}
}

function stop() {
	if (stopping) return;
	stopping = true;
	say("stopping");
	void running?.stop();
}

// The terminal signals the whole process group and npm forwards its own signal, so only the first one counts.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

// When the terminal window is closed, or `| head` has read enough, writing fails.
for (const stream of [process.stdout, process.stderr]) stream.on("error", stop);

main()
	.then(
		(complaints) => {
			const [count, noun] = [complaints.length, complaints.length === 1 ? "complaint" : "complaints"];
			for (const complaint of complaints) console.log(`✗ ${complaint}`);
			console.log(
				count === 0
					? `\nVercel's build is as it must be, and the main job works on Node ${toolVersions.node}.`
					: `\n${count} ${noun}.`,
			);
			return count === 0 ? 0 : 1;
		},
		(error: unknown) => {
			console.error(error instanceof PlainError ? `\n${error.message}\n` : error);
			return 1;
		},
	)
	.then(async (code) => {
		await undoAll();
		process.exit(code);
	});

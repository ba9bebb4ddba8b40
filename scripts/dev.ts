/**
 * `npm run dev`: starts the app and everything it needs on one machine. With `-- --production` it serves the
 * production build, and builds first if the build is missing or older than the code. Each service is started
 * unless a variable names another one (.env.example). The app runs in a process group of its own, so that a Ctrl-C
 * in the terminal reaches only this process, which can then stop the app before the database.
 */
import "./stack/load-env";
import { join, resolve } from "node:path";
import { people } from "../prisma/seed/people";
import { startApp } from "./stack/app";
import { lookAtBuild, startBuild } from "./stack/build";
import { lockDataDir, prepareDataDir } from "./stack/data-dir";
import { prepareDatabase } from "./stack/demo";
import { startEmbeddedStore } from "./stack/embedded-store";
import { messageOf, PlainError } from "./stack/plain-error";
import { isPortFree } from "./stack/ports";
import { startPostgres } from "./stack/postgres";
import { root } from "./stack/root";
import { noteRunning } from "./stack/running-demo";
import { keptSecrets } from "./stack/secrets";
import { storeEnv } from "./stack/store";
import { sweepEveryMinute } from "./stack/sweeper";

const database = "rollcall";
const bucket = "rollcall";

const production = process.argv.includes("--production");
/** How to stop what was started, in the order of starting; run from the end. */
const undo: (() => void | Promise<void>)[] = [];
let stopping = false;
/** The running build, and later the running app. */
let next: { stop: () => Promise<void> } | undefined;

async function main(): Promise<number> {
	const given = (name: string) => process.env[name] || undefined;
	const folder = resolve(root, given("ROLLCALL_DATA_DIR") ?? ".data");
	prepareDataDir(folder);
	const lock = await lockDataDir(folder);
	undo.push(lock.release);
	const port = portOf(given("PORT") ?? "3000");
	if (!(await isPortFree(port))) {
		throw new PlainError(
			`Port ${port} is used by another program. Stop that program, or give Rollcall another port: PORT=${port + 1} npm run dev`,
		);
	}
	const secrets = keptSecrets(folder);
	const env: NodeJS.ProcessEnv = {
		...process.env,
		// Next would send usage data without asking.
		NEXT_TELEMETRY_DISABLED: given("NEXT_TELEMETRY_DISABLED") ?? "1",
		PORT: String(port),
		NEXTAUTH_URL: given("NEXTAUTH_URL") ?? `http://localhost:${port}`,
		NEXTAUTH_SECRET: given("NEXTAUTH_SECRET") ?? secrets.NEXTAUTH_SECRET,
		CRON_SECRET: given("CRON_SECRET") ?? secrets.CRON_SECRET,
		DEMO_SIGN_IN: given("DEMO_SIGN_IN") ?? "true",
		// In the demo Olga sees how the install works.
		OPERATORS: given("OPERATORS") ?? people.olga.email,
	};

	if (production) await buildWhereNeeded(env, lock.nameApp);
	goOn();
	if (!given("DATABASE_URL")) {
		say("starting PostgreSQL");
		const dataDir = join(folder, "postgres");
		const postgres = await startPostgres({ dataDir, password: secrets.postgresPassword, durable: true });
		undo.push(() => postgres.stop());
		env.DATABASE_URL = await postgres.ensureDatabase(database);
	}
	goOn();
	if (!given("S3_ENDPOINT") && !given("S3_BUCKET")) {
		say("starting the object store");
		const store = await startEmbeddedStore({ directory: join(folder, "objects"), buckets: [bucket] });
		undo.push(() => store.stop());
		Object.assign(env, storeEnv(store, bucket));
	}
	goOn();
	const accounts = await prepareDatabase(env, say, root, { queue: true });
	goOn();
	undo.push(noteRunning(folder, env));

	const app = startApp({ production, port, env });
	next = app;
	undo.push(app.stop);
	lock.nameApp(app.pid);
	await app.ready;
	goOn();
	undo.push(sweepEveryMinute(port, env));
	say(`ready: open ${env.NEXTAUTH_URL}`);
	if (env.DEMO_SIGN_IN === "true" && accounts.length > 0)
		console.log(["", "Sign in as one of:", ...accounts, ""].join("\n"));
	say(`Ctrl-C stops everything; the data stays in ${folder}`);
	return app.exited;
}

async function buildWhereNeeded(env: NodeJS.ProcessEnv, nameProcess: (pid: number) => void) {
	const found = lookAtBuild(root);
	if (found === "current") return;
	const why =
		found === "missing" ? "there is no production build yet" : "the code has changed since the last build";
	say(`${why}: building, which takes about a minute`);
	const build = startBuild(env);
	next = build;
	undo.push(build.stop);
	nameProcess(build.pid);
	const code = await build.exited;
	goOn();
	if (code !== 0) throw new PlainError("The build failed. Fix the error above and start again.");
}

function portOf(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new PlainError(`PORT is ${text}, but a port is a whole number from 1 to 65535.`);
}

function goOn() {
	if (stopping) throw new Error("stopped while starting");
}

function say(words: string) {
	console.log(`[rollcall] ${words}`);
}

async function undoAll() {
	for (const step of undo.splice(0).reverse()) {
		await Promise.resolve()
			.then(step)
			.catch((error: unknown) => console.error(messageOf(error)));
	}
}

/**
 * Stops the app, which ends main(). Without an app yet, main() ends at its next step. Then everything else is
 * stopped.
 */
function stop() {
	if (stopping) return;
	stopping = true;
	say("stopping");
	void next?.stop();
}

// The terminal signals the whole process group and npm forwards its own signal, so only the first one counts.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
// When the terminal window is closed, or `| head` has read enough, writing fails. Without a listener that error
// would
// end this process and leave what it started running.
for (const stream of [process.stdout, process.stderr]) stream.on("error", stop);

main()
	.catch((error: unknown) => {
		if (stopping) return 0;
		console.error(error instanceof PlainError ? `\n${error.message}\n` : error);
		return 1;
	})
	.then(async (code) => {
		await undoAll();
		process.exit(stopping ? 0 : code);
	});

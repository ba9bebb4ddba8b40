/**
 * A PostgreSQL from npm binaries, for laptops and tests, without installation and on loopback only. It is started
 * by its own pg_ctl for two reasons: the server gets a process group of its own, so a Ctrl-C in the terminal does
 * not stop the database before the app, and a server that survived a killed run is found by its data folder.
 */
import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { administer } from "./databases";
import { errnoOf, explainStorage, messageOf } from "./plain-error";
import { freePort } from "./ports";
import { postgresBinaries, postgresOwner, reachableFolder } from "./postgres-account";

const run = promisify(execFile);

export interface RunningPostgres {
	/** The URL of the database "postgres", which always exists. */
	adminUrl: string;
	urlOf(database: string): string;
	/** Creates the database if it is missing, and returns its URL. */
	ensureDatabase(name: string): Promise<string>;
	/** Ends all sessions and waits until the server has stopped. Safe to repeat. */
	stop(): Promise<void>;
}

interface Options {
	/** Created if missing; an existing cluster in it is used again. */
	dataDir: string;
	/** The password of the superuser "rollcall"; must be the one with which the cluster was made. */
	password: string;
	/** False for tests: faster, but a crash may lose data. */
	durable: boolean;
}

const user = "rollcall";
/** The SQLSTATE of the error. */
const duplicateDatabase = "42P04";
/**
 * Errors that pass: another program took the port after we checked it, or the previous server was killed and its
 * processes have not noticed yet.
 */
const passing = /Address already in use|pre-existing shared memory block/;

export async function startPostgres({
	dataDir: wanted,
	password,
	durable,
}: Options): Promise<RunningPostgres> {
	try {
		const owner = await postgresOwner();
		const dataDir = await reachableFolder(wanted, owner);
		const bin = await postgresBinaries(owner);
		const control = (args: string[]) =>
			run(join(bin, "pg_ctl"), ["-D", dataDir, ...args], { ...owner, cwd: "/" });
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		if (owner.uid !== undefined && owner.gid !== undefined) chownSync(dataDir, owner.uid, owner.gid);

		if (!existsSync(join(dataDir, "PG_VERSION"))) await initialise(bin, dataDir, password, owner);
		// Stops a server left over from a killed run. pg_ctl can tell a stale pid file from a running server.
		await control(["stop", "-m", "fast", "-w"]).catch(() => {});

		const port = await startOnFreePort(control, dataDir, durable);
		const urlOf = (database: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
		let stopping: Promise<void> | undefined;
		return {
			adminUrl: urlOf("postgres"),
			urlOf,
			async ensureDatabase(name) {
				await administer(urlOf("postgres"), `CREATE DATABASE "${name}"`).catch((error: unknown) => {
					if (errnoOf(error) !== duplicateDatabase) throw error;
				});
				return urlOf(name);
			},
			stop() {
				stopping ??= control(["stop", "-m", "fast", "-w"]).then(
					() => {},
					(error: unknown) => {
						if (!/PID file|no server running|No such process/i.test(messageOf(error))) throw error;
					},
				);
				return stopping;
			},
		};
	} catch (error) {
		throw explainStorage(error, wanted) ?? error;
	}
}

async function initialise(
	bin: string,
	dataDir: string,
	password: string,
	owner: { uid?: number; gid?: number },
) {
	const passwordFile = join(dataDir, "..", `.pg-password-${process.pid}`);
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (owner.uid !== undefined && owner.gid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
	try {
		const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
		const access = ["--auth=scram-sha-256", `--username=${user}`, `--pwfile=${passwordFile}`];
		await run(join(bin, "initdb"), [`--pgdata=${dataDir}`, ...locale, ...access], { ...owner, cwd: "/" });
	} catch (error) {
		// The next start would use a half-made cluster. initdb deletes it unless initdb itself was killed.
		rmSync(join(dataDir, "PG_VERSION"), { force: true });
		throw error;
	} finally {
		rmSync(passwordFile, { force: true });
	}
}

async function startOnFreePort(
	control: (args: string[]) => Promise<unknown>,
	dataDir: string,
	durable: boolean,
): Promise<number> {
	const log = join(dataDir, "server.log");
	const speed = durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
	const settings = [
		"listen_addresses=127.0.0.1",
		"unix_socket_directories=",
		"max_connections=200",
		...speed,
	];
	for (let attempt = 1; ; attempt++) {
		const port = await freePort();
		const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
		try {
			await control(["start", "-w", "-t", "60", "-l", log, "-o", options]);
			return port;
		} catch (error) {
			const tail = existsSync(log) ? readFileSync(log, "utf8").slice(-2_000) : "";
			if (attempt < 10 && passing.test(tail)) {
				await sleep(500);
				continue;
			}
			throw new Error(`PostgreSQL did not start.\n${tail}`, { cause: error });
		}
	}
}

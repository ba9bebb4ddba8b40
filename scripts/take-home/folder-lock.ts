/** Two runs into one folder at once would give one name to two photos, and two into one archive would mix their bytes. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errnoOf, PlainError } from "../stack/plain-error";

/** Returns how to release it. The lock of a process that has ended is taken over. */
export const lockFolder = (folder: string) => lock(join(folder, ".take-home.lock"), folder);

/** The same for an archive, whose lock is beside it. */
export const lockArchive = (path: string) => lock(`${path}.lock`, path);

async function lock(path: string, to: string): Promise<() => Promise<void>> {
	for (let attempt = 1; ; attempt++) {
		try {
			await writeFile(path, String(process.pid), { flag: "wx" });
			return () => rm(path, { force: true });
		} catch (error) {
			if (errnoOf(error) !== "EEXIST") throw error;
			const holder = Number(await readFile(path, "utf8").catch(() => ""));
			if (attempt > 2 || isAlive(holder))
				throw new PlainError(`Process ${holder} is writing into ${to}. Wait for it, or stop it first.`);
			await rm(path, { force: true });
		}
	}
}

function isAlive(pid: number): boolean {
	if (!pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errnoOf(error) === "EPERM";
	}
}

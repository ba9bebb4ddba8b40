/**
 * The folder in which a development server keeps everything (.data, or ROLLCALL_DATA_DIR). It is created, checked
 * to be writable, and locked by a lock file for one process at a time. The lock also names the app's process: that
 * one has a process group of its own, so it survives when the run is killed and would keep the port.
 */
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errnoOf, explainStorage, PlainError } from "./plain-error";

/** Bytes. A new cluster takes half of it, and PostgreSQL crashes when the disk is full. */
const leastRoom = 100_000_000;

/** Safe to repeat. Throws a PlainError that says what to do about a folder that is full or cannot be written. */
export function prepareDataDir(folder: string): void {
	const probe = join(folder, `.probe-${process.pid}`);
	try {
		mkdirSync(folder, { recursive: true, mode: 0o755 });
		writeFileSync(probe, "");
		rmSync(probe);
		const { bavail, bsize } = statfsSync(folder);
		if (bavail * bsize < leastRoom) throw Object.assign(new Error("little room"), { code: "ENOSPC" });
	} catch (error) {
		throw explainStorage(error, folder) ?? error;
	}
}

export interface DataDirLock {
	/** Records the leader of the app's process group. If this run is killed, the next one ends that group. */
	nameApp(pid: number): void;
	release(): void;
}

/**
 * Throws a PlainError if a running process holds the folder. The app and the lock of a dead process are removed.
 */
export async function lockDataDir(folder: string): Promise<DataDirLock> {
	const lock = join(folder, "dev.lock");
	for (let attempt = 1; ; attempt++) {
		try {
			writeFileSync(lock, String(process.pid), { flag: "wx" });
			return {
				nameApp: (pid) => writeFileSync(lock, `${process.pid} ${pid}`),
				release() {
					if (holdersOf(lock)[0] === process.pid) rmSync(lock, { force: true });
				},
			};
		} catch (error) {
			if (errnoOf(error) !== "EEXIST") throw explainStorage(error, folder) ?? error;
			const [holder = 0, app = 0] = holdersOf(lock);
			if (attempt > 2 || isAlive(holder, "dev.ts")) {
				throw new PlainError(
					`Rollcall is already running on ${folder} (process ${holder}). Use that one, or stop it first with Ctrl-C or: kill ${holder}. To run a second one, set ROLLCALL_DATA_DIR to another folder and PORT to another port.`,
				);
			}
			if (isAlive(app, "next")) await endGroup(app);
			rmSync(lock, { force: true });
		}
	}
}

/** Waits until the processes have ended, so that their port is free. */
async function endGroup(leader: number): Promise<void> {
	try {
		for (let tries = 0; tries < 100; tries++) {
			process.kill(-leader, "SIGKILL");
			await sleep(50);
		}
	} catch (error) {
		if (errnoOf(error) !== "ESRCH") throw error;
	}
}

function holdersOf(lock: string): number[] {
	try {
		return readFileSync(lock, "utf8").split(" ").map(Number);
	} catch {
		return [];
	}
}

/**
 * Whether the process runs and is not another program with the same number (on Linux its command line shows this).
 */
function isAlive(pid: number, command: string): boolean {
	if (!Number.isInteger(pid) || pid <= 1) return false;
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (errnoOf(error) === "ESRCH") return false;
	}
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(command);
	} catch {
		return process.platform !== "linux";
	}
}

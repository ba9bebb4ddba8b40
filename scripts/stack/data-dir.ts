/**
 * The folder a development server keeps everything in (.data, or ROLLCALL_DATA_DIR): made, proven writable, and held
 * by one process at a time through a lock file. The lock names the app's process as well, which outlives a killed
 * run in its own process group and would keep the port.
 */
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errnoOf, explainStorage, PlainError } from "./plain-error";

/** Bytes. A new cluster takes half of it; PostgreSQL ends in the middle of things where there is none left. */
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
	/** The leader of the app's process group, to be ended by whoever takes over from a killed run. */
	nameApp(pid: number): void;
	release(): void;
}

/** Throws a PlainError when a living process holds the folder; what a dead one left is ended and taken over. */
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
					`Rollcall is already running on ${folder} (process ${holder}). Use that one, or stop it first with Ctrl-C or: kill ${holder}. For a second one beside it, set ROLLCALL_DATA_DIR to another folder and PORT to another port.`,
				);
			}
			if (isAlive(app, "next")) await endGroup(app);
			rmSync(lock, { force: true });
		}
	}
}

/** Waits for its end, so that its port is free for whoever comes next. */
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

/** Alive, and not another program that got the number of a dead one (Linux can tell by the command). */
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

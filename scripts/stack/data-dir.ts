/**
 * The folder a development server keeps everything in (.data, or ROLLCALL_DATA_DIR): made, proven writable, and held
 * by one process at a time through a lock file with that process's id.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errnoOf, explainStorage, PlainError } from "./plain-error";

/** Safe to repeat. Throws a PlainError that says what to do about a folder that is full or cannot be written. */
export function prepareDataDir(folder: string): void {
	const probe = join(folder, `.probe-${process.pid}`);
	try {
		mkdirSync(folder, { recursive: true, mode: 0o755 });
		writeFileSync(probe, Buffer.alloc(64 * 1024));
	} catch (error) {
		throw explainStorage(error, folder) ?? error;
	} finally {
		rmSync(probe, { force: true });
	}
}

/** Returns the release. Throws a PlainError when a living process holds the folder; a dead one's lock is taken over. */
export function lockDataDir(folder: string): () => void {
	const lock = join(folder, "dev.lock");
	for (let attempt = 1; ; attempt++) {
		try {
			writeFileSync(lock, String(process.pid), { flag: "wx" });
			return () => {
				if (holderOf(lock) === process.pid) rmSync(lock, { force: true });
			};
		} catch (error) {
			if (errnoOf(error) !== "EEXIST") throw explainStorage(error, folder) ?? error;
			const holder = holderOf(lock);
			if (attempt > 2 || isRollcall(holder)) {
				throw new PlainError(
					`Rollcall is already running on ${folder} (process ${holder}). Use that one, or stop it first with Ctrl-C or: kill ${holder}. For a second one beside it, set ROLLCALL_DATA_DIR to another folder and PORT to another port.`,
				);
			}
			rmSync(lock, { force: true });
		}
	}
}

function holderOf(lock: string): number {
	try {
		return Number(readFileSync(lock, "utf8"));
	} catch {
		return 0;
	}
}

/** Alive, and not another program that got the number of a dead one (Linux can tell). */
function isRollcall(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (errnoOf(error) === "ESRCH") return false;
	}
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("dev.ts");
	} catch {
		return process.platform !== "linux";
	}
}

/**
 * Checks whether the database and the store respond. The result is cached for a few seconds, because anybody may
 * ask.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../deps";

type Part = "ok" | "failing";

export interface Readiness {
	database: Part;
	storage: Part;
}

const patienceMs = 3_000;
const keptMs = 5_000;
/**
 * An object that never exists, under a prefix that the app may read anyway. The check is a GET, because a HEAD
 * gives the same answer for a missing object and for a missing bucket.
 */
const probeKey = "uploads/readiness";

export function makeReadiness({ db, storage, log, now }: Pick<Deps, "db" | "storage" | "log" | "now">) {
	let kept: { answer: Promise<Readiness>; until: number } | undefined;

	async function part(name: keyof Readiness, ask: (signal: AbortSignal) => Promise<unknown>): Promise<Part> {
		const asking = new AbortController();
		const tooLong = sleep(patienceMs, undefined, { ref: false }).then(() => {
			throw new Error(`no response after ${patienceMs} ms`);
		});
		try {
			await Promise.race([ask(asking.signal), tooLong]);
			return "ok";
		} catch (error) {
			// Otherwise every check would leave an open connection to a store that hangs.
			asking.abort();
			log.error({ part: name, err: error }, "not ready");
			return "failing";
		}
	}

	async function ask(): Promise<Readiness> {
		const [database, stored] = await Promise.all([
			part("database", () => db.$queryRaw`SELECT 1`),
			part("storage", (signal) => storage.readStart(probeKey, 1, { signal })),
		]);
		return { database, storage: stored };
	}

	return (): Promise<Readiness> => {
		const time = now().getTime();
		if (!kept || kept.until <= time) kept = { answer: ask(), until: time + keptMs };
		return kept.answer;
	};
}

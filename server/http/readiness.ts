/** Asks the database and the store whether they answer. Anybody may ask this: the answers are kept for a few seconds. */
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
 * No such object is ever made; asking needs no right that the app does not have anyway. It is asked to be read: looked
 * at only, it is "not there" in a bucket that is not there either.
 */
const probeKey = "uploads/readiness";

export function makeReadiness({ db, storage, log, now }: Pick<Deps, "db" | "storage" | "log" | "now">) {
	let kept: { answer: Promise<Readiness>; until: number } | undefined;

	async function part(name: keyof Readiness, ask: (signal: AbortSignal) => Promise<unknown>): Promise<Part> {
		const asking = new AbortController();
		const tooLong = sleep(patienceMs, undefined, { ref: false }).then(() => {
			throw new Error(`no answer within ${patienceMs} ms`);
		});
		try {
			await Promise.race([ask(asking.signal), tooLong]);
			return "ok";
		} catch (error) {
			// Or every probe would leave a connection to a store that hangs.
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

/**
 * Reads rolls of several sizes with the server's own use-cases. Calls of all sizes alternate. The database is that of the
 * environment; the argument lists the events.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { z } from "zod";
import { PrismaClient } from "@/prisma/generated/client";
import { poolOptions, transactionOptions } from "@/server/db/pool-options";
import { countRoll } from "@/server/roll/count-roll";
import { listRoll } from "@/server/roll/list-roll";
import { serveTurns } from "./serve-turns";

const eventIds = z.array(z.string()).parse(JSON.parse(process.argv[2] ?? ""));
const pool = new Pool(poolOptions(process.env.DATABASE_URL ?? ""));
const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });

/** Every name, address and group of the smallest roll is on the others as well, so each search finds as many people. */
const searched = ["Guest 00042", "guest00042@", "gu 00042", "table seven 00042", "nobody like this"];
const search = (text: string) => (eventId: string) =>
	listRoll({ db }, { eventId, order: "name", from: 0, search: text });
const calls: Record<string, (eventId: string) => Promise<unknown>> = {
	...Object.fromEntries(searched.map((text) => [`search: ${text}`, search(text)])),
	"first page": (eventId) => listRoll({ db }, { eventId, order: "name", from: 0 }),
	counts: (eventId) => countRoll({ db }, { eventId }),
};

serveTurns(async (round) => {
	const took: Record<string, number[]> = {};
	for (const [name, call] of Object.entries(calls)) {
		const bySize: number[] = [];
		// A different size begins each time.
		for (const turn of eventIds.keys()) {
			const at = (turn + Math.abs(round)) % eventIds.length;
			const begin = performance.now();
			await call(eventIds[at] ?? "");
			bySize[at] = performance.now() - begin;
		}
		took[name] = bySize;
	}
	return took;
});

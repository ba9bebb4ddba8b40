/** Records the queries of a use-case and returns PostgreSQL's plans for them. */
import { PrismaPg } from "@prisma/adapter-pg";
import { Client } from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import type { PhotoOrder } from "@/rules/album";
import { poolOptions } from "@/server/db/pool-options";
import type { Prepared } from "@/server/db/prepared";
import type { Deps } from "@/server/deps";
import { listPhotos } from "@/server/photos/list-photos";
import { findMembership, type Membership } from "@/server/policies/membership";
import { openDatabase } from "./database";
import type { Scene } from "./photos";
import type { Person } from "./scene";

interface Line {
	"QUERY PLAN": string;
}

interface Asked {
	cursor?: string | null;
	order?: PhotoOrder;
	uploaderId?: string;
	section?: string;
}

/** One plan for each query of a page of 40 photos. */
export const plansOfPage = (s: Scene, who: Person, asked: Asked): Promise<string[]> =>
	plansOf(s, who, (deps, at) => listPhotos(deps, { ...at, limit: 40, ...asked }));

/** One plan for each query of `work`. */
export async function plansOf(
	s: Scene,
	who: Person,
	work: (deps: Deps, at: { eventId: string; membership: Membership }) => Promise<unknown>,
): Promise<string[]> {
	const { url } = await openDatabase();
	const membership = await findMembership(s.db, { eventId: s.event.id, userId: who.id });
	if (!membership) throw new Error("This person is not on the roll.");
	const queries: { query: string; params: unknown[]; isNamed: boolean }[] = [];
	const db = new PrismaClient({
		adapter: new PrismaPg(poolOptions(url)),
		log: [{ emit: "event", level: "query" }],
	});
	db.$on("query", ({ query, params }) => {
		queries.push({ query, params: JSON.parse(params), isNamed: false });
	});
	const prepared: Prepared = (statement, values) => {
		queries.push({ query: statement.text, params: [...values], isNamed: statement.name !== undefined });
		return s.deps.prepared(statement, values);
	};
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		await work({ ...s.deps, db, prepared }, { eventId: s.event.id, membership });
		const plans: string[] = [];
		// A statement that is planned once is planned without its values.
		await client.query("SET plan_cache_mode = force_generic_plan");
		for (const { query, params, isNamed } of queries) {
			const explain = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)";
			const literals = params.map((value) => client.escapeLiteral(String(value)));
			if (isNamed) await client.query(`DEALLOCATE ALL; PREPARE planned AS ${query}`);
			const { rows } = await (isNamed
				? client.query<Line>(`${explain} EXECUTE planned(${literals})`)
				: client.query<Line>(`${explain} ${query}`, params));
			plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
		}
		return plans;
	} finally {
		await client.end();
		await db.$disconnect();
	}
}

/** The number of rows that a scan of this index returned. */
export const rowsRead = (plan: string, index: string) =>
	Number(new RegExp(`${index}" on "Photo".*?rows=(\\d+)`).exec(plan)?.[1]);

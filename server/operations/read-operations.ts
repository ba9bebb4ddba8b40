/** What an operator watches, for one page. */
import { boundOf } from "@/rules/time-bounds";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { isOperator } from "../policies/operators";
import { callsName, developedName, uploadsName } from "../telemetry/measures";
import { findLateness, type Lateness } from "./find-lateness";
import { jobsWaiting, type WaitingJobs } from "./jobs-waiting";

interface Counted {
	what: string;
	code: string;
	/** In the last hour, as far as it has been written down, and in the last 24. */
	hour: number;
	day: number;
}

interface Calls {
	procedure: string;
	count: number;
	/** How many were not answered "ok". */
	failed: number;
	/** Milliseconds that half of them kept, and 95 of 100; null beyond the last bound (rules/time-bounds.ts). */
	median: number | null;
	p95: number | null;
}

export interface Operations {
	lateness: Lateness;
	jobs: WaitingJobs[];
	/** The last ones, newest first. */
	sweeps: { id: string; startedAt: Date; seconds: number; report: Record<string, number> }[];
	uploads: Counted[];
	developed: Counted[];
	/** In the last 24 hours, those first that took most of the time. */
	calls: Calls[];
}

const sweepsShown = 10;
const callsShown = 15;
const hourMs = 60 * 60 * 1_000;

/** Throws OPERATORS_ONLY. */
export async function readOperations(
	deps: Pick<Deps, "db" | "prepared" | "storage" | "now" | "limits" | "operators">,
	{ userId }: { userId: string },
): Promise<Operations> {
	if (!(await isOperator(deps, { userId }))) throw new AppError("OPERATORS_ONLY");
	const [lateness, jobs, sweeps, counted, calls] = await Promise.all([
		findLateness(deps),
		jobsWaiting(deps),
		deps.db.sweepRun.findMany({ orderBy: { endedAt: "desc" }, take: sweepsShown }),
		readCounted(deps),
		readCalls(deps),
	]);
	return {
		lateness,
		jobs,
		sweeps: sweeps.map(({ id, startedAt, endedAt, report }) => ({
			...{ id: String(id), startedAt, report: numbersOf(report) },
			seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1_000),
		})),
		uploads: counted.filter(({ name }) => name === uploadsName).map(withoutName),
		developed: counted.filter(({ name }) => name === developedName).map(withoutName),
		calls,
	};
}

const withoutName = ({ what, code, hour, day }: Counted) => ({ what, code, hour, day });

const numbersOf = (report: unknown): Record<string, number> =>
	Object.fromEntries(
		Object.entries(Object(report)).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
	);

function readCounted({ db, now }: Pick<Deps, "db" | "now">): Promise<(Counted & { name: string })[]> {
	const time = now().getTime();
	return db.$queryRaw`
		SELECT name, what, code, sum(count)::int AS day,
		       coalesce(sum(count) FILTER (WHERE at > ${new Date(time - hourMs)}), 0)::int AS hour
		FROM "Measure" WHERE at > ${new Date(time - 24 * hourMs)} AND name = ANY(${[uploadsName, developedName]})
		GROUP BY name, what, code ORDER BY name, what, day DESC, code`;
}

/** Adds up the groups of times in the database, because a busy day has thousands of rows. */
async function readCalls({ db, now }: Pick<Deps, "db" | "now">): Promise<Calls[]> {
	const since = new Date(now().getTime() - 24 * hourMs);
	const rows = await db.$queryRaw<{ procedure: string; count: number; failed: number; buckets: number[] }[]>`
		WITH recent AS (SELECT * FROM "Measure" WHERE at > ${since} AND name = ${callsName}),
		grouped AS (
			SELECT what, n, sum(one)::int AS many FROM recent, unnest(buckets) WITH ORDINALITY AS times(one, n) GROUP BY what, n
		)
		SELECT what AS procedure, sum(count)::int AS count, coalesce(sum(count) FILTER (WHERE code <> 'ok'), 0)::int AS failed,
		       coalesce((SELECT array_agg(many ORDER BY n) FROM grouped WHERE grouped.what = recent.what), '{}') AS buckets
		FROM recent GROUP BY what ORDER BY sum(milliseconds) DESC LIMIT ${callsShown}`;
	return rows.map(({ procedure, count, failed, buckets }) => ({
		...{ procedure, count, failed },
		...{ median: boundOf(buckets, 0.5), p95: boundOf(buckets, 0.95) },
	}));
}

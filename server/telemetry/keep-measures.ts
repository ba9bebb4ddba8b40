/**
 * Keeps the measures of all processes in the database, in rows of ten minutes that each process adds to. So the page of operators
 * needs no collector. A process that is killed loses what it counted since the last time, and a function that is
 * frozen writes when it is thawed: these are figures to look at, not to bill by.
 */
import {
	AggregationTemporality,
	DataPointType,
	type PushMetricExporter,
	type ResourceMetrics,
} from "@opentelemetry/sdk-metrics";
import type { PrismaClient } from "@/prisma/generated/client";
import type { Log } from "./log";

const tenMinutes = 10 * 60 * 1_000;

interface Row {
	name: string;
	what: string;
	code: string;
	count: number;
	milliseconds: number;
	buckets: number[];
}

/** The start of the ten minutes in which `time` is. */
const tenMinutesOf = (time: Date) => new Date(Math.floor(time.getTime() / tenMinutes) * tenMinutes);

/** What keeping needs. These are not those of all use-cases, because their types import the log of this folder. */
export interface KeeperDeps {
	db: Pick<PrismaClient, "$executeRaw">;
	now: () => Date;
	log: Log;
}

export function makeKeeper({ db, now, log }: KeeperDeps): PushMetricExporter {
	return {
		// Each time what was counted since the last time, because the rows are added to.
		selectAggregationTemporality: () => AggregationTemporality.DELTA,
		export(measured, done) {
			keep(db, tenMinutesOf(now()), rowsOf(measured)).then(
				() => done({ code: 0 }),
				(error: Error) => {
					log.warn({ err: error }, "measures were not kept");
					done({ code: 1, error });
				},
			);
		},
		forceFlush: async () => {},
		shutdown: async () => {},
	};
}

function rowsOf({ scopeMetrics }: ResourceMetrics): Row[] {
	return scopeMetrics.flatMap(({ metrics }) =>
		metrics.flatMap((metric): Row[] => {
			const { name } = metric.descriptor;
			if (metric.dataPointType === DataPointType.HISTOGRAM)
				return metric.dataPoints.map(({ attributes, value }) => ({
					...{ name, ...namesOf(attributes), count: value.count, milliseconds: value.sum ?? 0 },
					buckets: value.buckets.counts,
				}));
			if (metric.dataPointType !== DataPointType.SUM) return [];
			return metric.dataPoints.map(({ attributes, value }) => ({
				...{ name, ...namesOf(attributes), count: value, milliseconds: 0, buckets: [] },
			}));
		}),
	);
}

const namesOf = ({ what, code }: Record<string, unknown>) => ({ what: String(what), code: String(code) });

async function keep(db: KeeperDeps["db"], at: Date, rows: Row[]): Promise<void> {
	const counted = rows.filter(({ count }) => count > 0);
	if (counted.length === 0) return;
	await db.$executeRaw`
		INSERT INTO "Measure" AS kept (at, name, what, code, count, milliseconds, buckets)
		SELECT ${at}, name, what, code, count, milliseconds, buckets
		FROM jsonb_to_recordset(${JSON.stringify(counted)}::jsonb)
		     AS counted(name TEXT, what TEXT, code TEXT, count INT, milliseconds FLOAT8, buckets INT[])
		-- Two processes that add to the same rows at once take them in the same order.
		ORDER BY name, what, code
		ON CONFLICT (at, name, what, code) DO UPDATE SET
			count = kept.count + excluded.count, milliseconds = kept.milliseconds + excluded.milliseconds,
			buckets = ARRAY(SELECT coalesce(one, 0) + coalesce(other, 0)
			                FROM unnest(kept.buckets, excluded.buckets) WITH ORDINALITY AS pair(one, other, n) ORDER BY n)`;
}

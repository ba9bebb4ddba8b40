/** The real dependencies of a running server. */
import { after } from "next/server";
import { db, pool } from "./db/client";
import type { Deps } from "./deps";
import { env } from "./env.js";
import { developNext } from "./jobs/develop-next";
import { wakeLoop } from "./jobs/wake";
import { limits } from "./limits";
import { makeMailer } from "./mail/mailer";
import { makeRateLimits } from "./rate-limits/rate-limits";
import { makeS3Client, makeStore } from "./storage/s3-client";
import { withS3Spans } from "./telemetry/s3-spans";
import { log } from "./telemetry/server-log";

export const deps: Deps = {
	db,
	storage: makeStore(withS3Spans(makeS3Client())),
	limits,
	now: () => new Date(),
	limit: makeRateLimits(pool, limits),
	eventCreators: env.EVENT_CREATORS,
	origin: new URL(env.NEXTAUTH_URL).origin,
	mailer: makeMailer(env),
	developSoon: env.VERCEL_ENV ? () => after(developAfterAnswer) : wakeLoop,
	log,
};

/** Seconds. What a function cannot begin in this time is left to the cron job. */
const longestWait = 90;

/** A function develops one photo for each that it confirmed: the one whose turn it is. */
async function developAfterAnswer(): Promise<void> {
	const until = new Date(Date.now() + longestWait * 1_000);
	await developNext(deps, { until }).catch((error: unknown) =>
		log.error({ err: error }, "no photo was developed after a confirm"),
	);
}

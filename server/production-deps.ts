/** The real dependencies of a running server. */
import { after } from "next/server";
import { db, pool, prepared } from "./db/client";
import type { Deps } from "./deps";
import { env } from "./env.js";
import { thisProcess } from "./jobs/this-process";
import { wakeLoop } from "./jobs/wake";
import { limits } from "./limits";
import { makeMailer } from "./mail/mailer";
import { makeRateLimits } from "./rate-limits/rate-limits";
import { makeS3Client, makeStore } from "./storage/s3-client";
import { withS3Spans } from "./telemetry/s3-spans";
import { log } from "./telemetry/server-log";

export const deps: Deps = {
	db,
	prepared,
	storage: makeStore(withS3Spans(makeS3Client())),
	limits,
	now: () => new Date(),
	limit: makeRateLimits(pool, limits),
	eventCreators: env.EVENT_CREATORS,
	secret: env.NEXTAUTH_SECRET,
	operators: env.OPERATORS ?? "",
	origin: new URL(env.NEXTAUTH_URL).origin,
	mailer: makeMailer(env),
	jobsSoon: (run) => (thisProcess.looping ? wakeLoop() : after(run)),
	log,
};

/** The real dependencies of a running server. */
import { after } from "next/server";
import { db, pool } from "./db";
import type { Deps } from "./deps";
import { limits } from "./limits";
import { makeRateLimit } from "./rate-limit";
import { makeS3Client, makeStore } from "./storage/s3-client";
import { withS3Spans } from "./telemetry/s3-spans";
import { log } from "./telemetry/server-log";

export const deps: Deps = {
	db,
	storage: makeStore(withS3Spans(makeS3Client())),
	limits,
	now: () => new Date(),
	rateLimit: makeRateLimit(pool, limits),
	defer: (task) =>
		after(() =>
			task().catch((error: unknown) =>
				log.error({ err: error }, "what was left for after the answer failed"),
			),
		),
	log,
};

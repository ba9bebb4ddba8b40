/** The real dependencies of a running server. */
import { after } from "next/server";
import { db, pool } from "./db";
import type { Deps } from "./deps";
import { limits } from "./limits";
import { makeRateLimit } from "./rate-limit";
import { makeS3Client, makeStore } from "./storage/s3-client";

export const deps: Deps = {
	db,
	storage: makeStore(makeS3Client()),
	limits,
	now: () => new Date(),
	rateLimit: makeRateLimit(pool, limits),
	defer: (task) => after(task),
};

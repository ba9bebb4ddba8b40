/** The real dependencies of a running server. */
import { after } from "next/server";
import { db, pool } from "./db";
import type { Deps } from "./deps";
import { env } from "./env.js";
import { limits } from "./limits";
import { makeRateLimit } from "./rate-limit";
import { makeS3Client } from "./storage/s3-client";
import { makeS3Store } from "./storage/s3-store";

export const deps: Deps = {
	db,
	storage: makeS3Store({
		client: makeS3Client(),
		bucket: env.S3_BUCKET,
		urlWindowSeconds: limits.imageUrlWindowSeconds,
	}),
	limits,
	now: () => new Date(),
	rateLimit: makeRateLimit(pool, limits),
	defer: (task) => after(task),
};

/** `npm run sweep`: one sweep from the command line, for a server without a cron route. Prints what it did. */
import "./stack/load-env";
import { db, pool } from "../server/db";
import { env } from "../server/env.js";
import { limits } from "../server/limits";
import { sweep } from "../server/photos/sweep";
import { makeS3Client } from "../server/storage/s3-client";
import { makeS3Store } from "../server/storage/s3-store";

const storage = makeS3Store({
	client: makeS3Client(),
	bucket: env.S3_BUCKET,
	urlWindowSeconds: limits.imageUrlWindowSeconds,
});
const report = await sweep({ db, storage, limits, now: () => new Date() });
console.log(JSON.stringify(report));
await db.$disconnect();
await pool.end();
process.exitCode = report.failed > 0 ? 1 : 0;

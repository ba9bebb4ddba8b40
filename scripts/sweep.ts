/**
 * `npm run sweep`: runs one sweep from the command line, for a server without a scheduler that calls the route.
 * Prints what it did.
 */
import "./stack/load-env";
import { db, pool } from "../server/db/client";
import { env } from "../server/env.js";
import { sweep } from "../server/jobs/sweep";
import { limits } from "../server/limits";
import { makeMailer } from "../server/mail/mailer";
import { makeS3Client, makeStore } from "../server/storage/s3-client";
import { log } from "../server/telemetry/server-log";

const storage = makeStore(makeS3Client());
const { origin } = new URL(env.NEXTAUTH_URL);
const mailer = makeMailer(env);
const report = await sweep({ db, storage, limits, now: () => new Date(), log, origin, mailer });
console.log(JSON.stringify(report));
await db.$disconnect();
await pool.end();
process.exitCode = report.failed > 0 ? 1 : 0;

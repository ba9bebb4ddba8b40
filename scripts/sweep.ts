/**
 * `npm run sweep`: runs one sweep from the command line, for a server without a scheduler that calls the route.
 * Prints what it did.
 *   --beside-server   leaves developing, e-mails and removing objects to the server that runs beside it
 *   --minutes 30      returns after that time, even if something hangs
 */
import "./stack/load-env";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { db } from "../server/db/client";
import { env } from "../server/env.js";
import { sweep } from "../server/jobs/sweep";
import { limits } from "../server/limits";
import { makeMailer } from "../server/mail/mailer";
import { startCounting } from "../server/operations/start-counting";
import { makeS3Client, makeStore } from "../server/storage/s3-client";
import { log } from "../server/telemetry/server-log";

const { values } = parseArgs({
	options: { "beside-server": { type: "boolean" }, minutes: { type: "string" } },
});
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
if (minutes !== undefined && !(minutes > 0)) {
	console.error("--minutes takes a number above zero, for instance --minutes 30");
	process.exit(2);
}
const storage = makeStore(makeS3Client());
const { origin } = new URL(env.NEXTAUTH_URL);
const deps = { db, storage, limits, now: () => new Date(), log, origin, mailer: makeMailer(env) };
/** Milliseconds for writing down what was counted, within the minutes. */
const countsPatience = 2_000;
const writeCounts = startCounting(deps);
const report = await sweep(deps, {
	...(minutes !== undefined && { until: new Date(Date.now() + minutes * 60_000 - countsPatience) }),
	besideServer: values["beside-server"] ?? false,
});
console.log(JSON.stringify(report));
// A collector or a database that does not answer must not keep the process.
await Promise.race([writeCounts().catch(() => {}), wait(countsPatience)]);
// Not by closing the connections, because a request that hangs would hold them.
process.exit(report.failed > 0 || report.unfinished > 0 ? 1 : 0);

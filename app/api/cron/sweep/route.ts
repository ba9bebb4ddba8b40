/**
 * The sweep, called by a cron job. Vercel sends CRON_SECRET as a bearer token, and any other cron can do the same.
 * https://vercel.com/docs/cron-jobs/manage-cron-jobs#securing-cron-jobs
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/server/env.js";
import { apiRoute } from "@/server/http/api-route";
import { sweep } from "@/server/jobs/sweep";
import { limits } from "@/server/limits";
import { startCounting } from "@/server/operations/start-counting";
import { deps } from "@/server/production-deps";
import { log } from "@/server/telemetry/server-log";

/** In seconds. Vercel reads this number from the source; every plan allows it. */
export const maxDuration = 300;
/** Seconds in which the answer is written. */
const answerSeconds = 10;
/** No new photo is started with less time left than one may take, and some time to read and write its objects. */
const reserveSeconds = limits.photoBudget.workSeconds + 20;

export const GET = apiRoute(async (request) => {
	if (!isCron(request.headers.get("authorization") ?? "")) {
		return Response.json({ error: "Send CRON_SECRET as a bearer token." }, { status: 401 });
	}
	startCounting(deps);
	const until = new Date(Date.now() + (maxDuration - answerSeconds) * 1_000);
	const report = await sweep(deps, { until, reserveSeconds });
	log.info(report, "sweep");
	return Response.json(report);
});

const digest = (text: string) => createHash("sha256").update(text).digest();

const isCron = (authorization: string) =>
	timingSafeEqual(digest(authorization), digest(`Bearer ${env.CRON_SECRET}`));

/**
 * The sweep, called by a cron job. Vercel sends CRON_SECRET as a bearer token; anybody else's cron can, too.
 * https://vercel.com/docs/cron-jobs/manage-cron-jobs#securing-cron-jobs
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/server/env.js";
import { apiRoute } from "@/server/http/api-route";
import { sweep } from "@/server/jobs/sweep";
import { deps } from "@/server/production-deps";
import { log } from "@/server/telemetry/server-log";

/** Seconds. Vercel reads this number from the source; it is what every plan allows. */
export const maxDuration = 300;
/**
 * A photo that is begun with this much left is still developed: server/images/render.ts gives it a minute, and another
 * one to the photo whose turn may be before it.
 */
const reserveMs = 150_000;

export const GET = apiRoute(async (request) => {
	if (!isCron(request.headers.get("authorization") ?? "")) {
		return Response.json({ error: "Send CRON_SECRET as a bearer token." }, { status: 401 });
	}
	const until = new Date(Date.now() + maxDuration * 1_000 - reserveMs);
	const report = await sweep(deps, { until });
	log.info(report, "sweep");
	return Response.json(report);
});

const digest = (text: string) => createHash("sha256").update(text).digest();

const isCron = (authorization: string) =>
	timingSafeEqual(digest(authorization), digest(`Bearer ${env.CRON_SECRET}`));

/** Whether this server can do its work: answers 200, or 503 and names the dependency that does not answer. */
import { apiRoute } from "@/server/http/api-route";
import { makeReadiness } from "@/server/http/readiness";
import { deps } from "@/server/production-deps";
import { log } from "@/server/telemetry/server-log";

export const dynamic = "force-dynamic";

const readiness = makeReadiness({ ...deps, log });

export const GET = apiRoute(async () => {
	const parts = await readiness();
	const isReady = Object.values(parts).every((state) => state === "ok");
	return Response.json({ status: isReady ? "ready" : "unready", ...parts }, { status: isReady ? 200 : 503 });
});

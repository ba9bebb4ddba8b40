import { apiRoute } from "@/server/http/api-route";
import { refuseCrossSite } from "@/server/http/cross-site";
import { makeInFlight } from "@/server/http/in-flight";
import { hasMediaType } from "@/server/http/media-type";
import { limits } from "@/server/limits";
import { startCounting } from "@/server/operations/start-counting";
import { deps } from "@/server/production-deps";
import { answerApi } from "@/server/routers/answer-api";
import { createContext } from "@/server/routers/context";
import { log } from "@/server/telemetry/server-log";

/** In seconds, on Vercel. No answer takes that long, but a photo that is begun late after a confirm may. */
export const maxDuration = 300;

/** Otherwise Next wraps each request in a proxy, to notice what of it the answer depends on. */
export const dynamic = "force-dynamic";

const inFlight = makeInFlight(limits.callsInFlight);
const handler = (request: Request) => {
	startCounting(deps);
	return answerApi({ createContext, inFlight, log }, request);
};

export const GET = apiRoute(handler);

export const POST = apiRoute(async (request) => {
	const refused = refuseCrossSite(request, deps.origin);
	if (refused) return refused;
	// Without a CORS preflight, another site can send forms and plain text, but not this content type.
	if (!hasMediaType(request, "application/json"))
		return Response.json({ error: "Send application/json." }, { status: 415 });
	return handler(request);
});

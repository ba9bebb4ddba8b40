import { createContext } from "@/server/context";
import { answerApi } from "@/server/http/answer-api";
import { refuseCrossSite } from "@/server/http/cross-site";
import { deps } from "@/server/production-deps";
import { log, observed } from "@/server/telemetry/server-log";

/** Seconds, on Vercel. No answer takes as long; developing after a confirm may, when sixty come at once. */
export const maxDuration = 300;

const handler = (request: Request) => answerApi({ createContext, log }, request);

/** A form of another site can send every content type but this one without asking first. */
const isJson = (request: Request) =>
	request.headers.get("content-type")?.split(";")[0] === "application/json";

export const GET = observed(handler);

export const POST = observed(async (request) => {
	const refused = refuseCrossSite(request, deps.origin);
	if (refused) return refused;
	if (!isJson(request)) return Response.json({ error: "Send application/json." }, { status: 415 });
	return handler(request);
});

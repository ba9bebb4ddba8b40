/**
 * Whether what nobody waits for is done and what people do works: photos are developed, a sweep runs, uploads do not fail, and a photo can
 * be viewed. Answers 200, or 503 and names what is not. It is not part of readiness, because a server that is behind has to go on answering.
 */
import { apiRoute } from "@/server/http/api-route";
import { findLateness, type Lateness } from "@/server/operations/find-lateness";
import { deps } from "@/server/production-deps";

export const dynamic = "force-dynamic";

/** Anybody may ask, so the database is asked once in this time for all of them. */
const keptMs = 15_000;
let kept: { answer: Promise<Lateness>; until: number } | undefined;

export const GET = apiRoute(async () => {
	if (!kept || kept.until <= Date.now()) kept = { answer: findLateness(deps), until: Date.now() + keptMs };
	const parts = await kept.answer;
	const isOk = Object.values(parts).every((part) => part === "ok");
	return Response.json({ status: isOk ? "ok" : "late", ...parts }, { status: isOk ? 200 : 503 });
});

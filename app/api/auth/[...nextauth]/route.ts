import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/current-session";
import { isUsedAuthRoute } from "@/server/auth/used-auth-routes";
import { apiRoute } from "@/server/http/api-route";
import { refuseCrossSite } from "@/server/http/cross-site";
import { hasMediaType } from "@/server/http/media-type";
import { deps } from "@/server/production-deps";

/** next-auth's own type says nothing of what it takes and answers. */
const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth(authOptions);

const form = "application/x-www-form-urlencoded";
const shut = () => Response.json({ error: "There is no such address." }, { status: 404 });
const isUsed = (method: "GET" | "POST", request: Request) =>
	isUsedAuthRoute(method, new URL(request.url).pathname);

export const GET = apiRoute(async (request, context: unknown) =>
	isUsed("GET", request) ? handler(request, context) : shut(),
);

/** Besides next-auth's own token against forgery: one more lock, the same as on the API. */
export const POST = apiRoute(async (request, context: unknown) => {
	const refused = refuseCrossSite(request, deps.origin);
	if (refused) return refused;
	if (!isUsed("POST", request)) return shut();
	// Its browser half sends forms only, and JSON that is none would be an error of ours.
	if (!hasMediaType(request, form)) return Response.json({ error: `Send ${form}.` }, { status: 415 });
	return handler(request, context);
});

import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/current-session";
import { isUsedAuthRoute } from "@/server/auth/used-auth-routes";
import { apiRoute } from "@/server/http/api-route";
import { refuseCrossSite } from "@/server/http/cross-site";
import { hasMediaType } from "@/server/http/media-type";
import { deps } from "@/server/production-deps";

/** Typed here, because next-auth's own type does not describe its arguments and its answer. */
const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth(authOptions);

const form = "application/x-www-form-urlencoded";
const shut = () => Response.json({ error: "There is no such address." }, { status: 404 });
const isUsed = (method: "GET" | "POST", request: Request) =>
	isUsedAuthRoute(method, new URL(request.url).pathname);

export const GET = apiRoute(async (request, context: unknown) =>
	isUsed("GET", request) ? handler(request, context) : shut(),
);

/** Adds the API's cross-site check to next-auth's own CSRF token. */
export const POST = apiRoute(async (request, context: unknown) => {
	const refused = refuseCrossSite(request, deps.origin);
	if (refused) return refused;
	if (!isUsed("POST", request)) return shut();
	// next-auth's browser code sends only forms, and invalid JSON would cause a 500.
	if (!hasMediaType(request, form)) return Response.json({ error: `Send ${form}.` }, { status: 415 });
	return handler(request, context);
});

import NextAuth from "next-auth";
import { authOptions } from "@/server/auth";
import { refuseCrossSite } from "@/server/http/cross-site";
import { deps } from "@/server/production-deps";
import { observed } from "@/server/telemetry/server-log";

/** next-auth's own type says nothing of what it takes and answers. */
const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth(authOptions);

export const GET = observed(handler);

/** Besides next-auth's own token against forgery: one more lock, the same as on the API. */
export const POST = observed(
	async (request, context: unknown) => refuseCrossSite(request, deps.origin) ?? handler(request, context),
);

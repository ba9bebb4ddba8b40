import NextAuth from "next-auth";
import { authOptions } from "@/server/auth";
import { refuseCrossSite } from "@/server/http/cross-site";
import { deps } from "@/server/production-deps";

const handler: (request: Request, context: unknown) => Promise<Response> = NextAuth(authOptions);

export { handler as GET };

/** Besides next-auth's own token against forgery: one more lock, the same as on the API. */
export const POST = async (request: Request, context: unknown) =>
	refuseCrossSite(request, deps.origin) ?? handler(request, context);

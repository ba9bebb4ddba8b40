import type { TRPCLink } from "@trpc/client";
import { tap } from "@trpc/server/observable";
import type { AppRouter } from "@/server/routers/_app";
import { hasCode } from "./query-client";
import { noteSignedOut } from "./session";

/** Notes when a call is refused because the session has ended. The call fails all the same. */
export const sessionLink: TRPCLink<AppRouter> =
	() =>
	({ op, next }) =>
		next(op).pipe(
			tap({
				error(error) {
					if (hasCode(error, "SIGNED_OUT")) noteSignedOut();
				},
			}),
		);

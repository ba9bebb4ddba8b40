/** The context of every procedure: the dependencies and who calls. */
import { headers } from "next/headers";
import type { Locale } from "@/messages/locales";
import { type AppSession, getClaims, getSession } from "../auth/current-session";
import type { Deps } from "../deps";
import { clientIp } from "../http/client-ip";
import type { InFlight } from "../http/in-flight";
import { localeOf } from "../language/request/current-locale";
import type { Claims } from "../policies/sessions";
import { deps } from "../production-deps";
import type { Afterwards } from "./after-answer";

export interface Context {
	deps: Deps;
	caller: Caller;
	/** The limit on calls at the same time. Pages, which call the API directly, have none. */
	inFlight?: InFlight;
	/** What will run after the answer (./after-answer.ts). Without it each call has its own. */
	afterwards?: Set<Afterwards>;
}

/** Who calls. Only what a procedure asks for is read. */
interface Caller {
	/** What the session cookie says, or null without one. */
	claims: Claims | null;
	/** The session, or null if the person is not signed in (any more). One query, whatever number of calls share a request. */
	session(): Promise<{ user: Pick<AppSession["user"], "id" | "name" | "email"> } | null>;
	/** The language of the request, for what is sent to the person: an e-mail to somebody who is not signed in. */
	locale(): Promise<Locale>;
	/** The network address. */
	ip(): Promise<string>;
}

/** The context of the current request, in a route handler or a server component. */
export async function createContext(): Promise<Context> {
	let session: ReturnType<typeof getSession> | undefined;
	const once = () => (session ??= getSession());
	return {
		deps,
		caller: {
			claims: await getClaims(),
			session: once,
			locale: async () => localeOf(await once()),
			ip: async () => clientIp(await headers()),
		},
		afterwards: new Set(),
	};
}

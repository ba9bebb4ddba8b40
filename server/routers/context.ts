/** The context of every procedure: the dependencies, the person's session and their network address. */
import { headers } from "next/headers";
import type { Locale } from "@/messages/locales";
import { type AppSession, getSession } from "../auth/current-session";
import type { Deps } from "../deps";
import { clientIp } from "../http/client-ip";
import type { InFlight } from "../http/in-flight";
import { localeOf } from "../language/request/current-locale";
import { deps } from "../production-deps";
import type { Afterwards } from "./after-answer";

export interface Context {
	deps: Deps;
	session: { user: Pick<AppSession["user"], "id" | "name" | "email"> } | null;
	/** The language of the request, for what is sent to the person: an e-mail to somebody who is not signed in. */
	locale: Locale;
	/** The network address of the caller. */
	ip: string;
	/** The limit on calls at the same time. Pages, which call the API directly, have none. */
	inFlight?: InFlight;
	/** What will run after the answer (./after-answer.ts). Without it each call has its own. */
	afterwards?: Set<Afterwards>;
}

/** The context of the current request, in a route handler or a server component. */
export async function createContext(): Promise<Context> {
	const session = await getSession();
	return {
		...{ deps, session, locale: await localeOf(session), ip: clientIp(await headers()) },
		afterwards: new Set(),
	};
}
